import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOnly } from '#shared/kernel/date-only.ts';
import { TestDesk } from '#test/shared/workbench/desk.ts';

const on = dateOnly('2022-10-12');
const talkers = ['张检', '李检'];

describe('谈话笔录', () => {
  it('is held by two or more and ends after it began', () => {
    const desk = new TestDesk();
    const facility = desk.prison();
    expect(desk.code('interview.add', { facility, on, talkers: ['张检'] })).toBe('interview.talkers');
    expect(desk.code('interview.add', { on, talkers })).toBe('field.required');
    expect(desk.code('interview.add', { facility: 'nowhere', on, talkers })).toBe('record.absent');
    const { id } = desk.do('interview.add', { facility, on, talkers, fromTime: '9：05' });
    expect(desk.replica.fold.record('interview', id)?.fields['fromTime']).toBe('09:05');
    expect(desk.code('interview.edit', { id, fields: { toTime: '08:50' } })).toBe('interview.times');
    expect(desk.code('interview.edit', { id, fields: { toTime: '25:00' } })).toBe('field.wrong');
    expect(desk.code('interview.edit', { id, fields: { talkers: ['张检'] } })).toBe('interview.talkers');
    expect(desk.code('interview.edit', { id, fields: { on: dateOnly('2022-11-11') } })).toBe('field.wrong');
    desk.do('interview.edit', { id, fields: { toTime: '1010' } });
    expect(desk.read('interviews.list', {})[0]).toMatchObject({ fromTime: '09:05', toTime: '10:10', facilityName: '甲监狱' });
  });

  it('keeps questions and answers in their order, and says what is missing before it is signed', () => {
    const desk = new TestDesk();
    const facility = desk.prison();
    const { id } = desk.do('interview.add', { facility, on, talkers });
    const ask = (after: string | null, question: string): string => desk.do('interviewLine.add', { interview: id, after, question, answer: '' }).id;
    const first = ask(null, '你叫什么名字？');
    const third = ask(first, '谁决定的？');
    const second = ask(first, '禁闭了几天？');
    const order = () => desk.read('interviews.detail', { id })?.lines.map((line) => line.id);
    expect(order()).toEqual([first, second, third]);
    desk.do('interviewLine.move', { id: third, after: null });
    expect(order()).toEqual([third, first, second]);
    desk.do('interviewLine.remove', { id: first });
    expect(order()).toEqual([third, second]);
    desk.do('record.restore', { kind: 'interviewLine', id: first });
    expect(order()).toEqual([third, first, second]);
    expect(desk.read('interviews.detail', { id })?.missing).toEqual([
      ...['起止时间', '地点', '记录人', '被谈话人姓名', '告知权利义务', '核对方式', '签名捺印情况'],
    ]);
    desk.do('interview.edit', {
      id,
      fields: {
        ...{ fromTime: '09:00', toTime: '09:40', place: '谈话室', recorder: '王书记员', personName: '赵某', rightsTold: true },
        ...{ readBack: 'self', signNote: '逐页签名、捺指印' },
      },
    });
    expect(desk.read('interviews.detail', { id })?.missing).toEqual([]);
    expect(desk.code('interviewLine.add', { interview: 'other', after: null, question: '', answer: '' })).toBe('record.absent');
  });

  it('writes no empty question that a draft begun before it would differ from', () => {
    const desk = new TestDesk();
    const { id } = desk.do('interview.add', { facility: desk.prison(), on, talkers });
    const line = desk.do('interviewLine.add', { interview: id, after: null, question: '', answer: '' }).id;
    expect(desk.replica.fold.registers('interviewLine', line).has('question')).toBe(false);
    desk.replica.append(
      desk.author,
      desk.clock.now(),
      desk.replica.operations([{ kind: 'interviewLine', id: line, field: 'question', value: '几天？', over: [] }]),
    );
    expect(desk.replica.fold.record('interviewLine', line)?.disputed.size).toBe(0);
  });

  it('keeps two answers given to one question on two laptops beside each other', () => {
    const [one, two] = [new TestDesk(), new TestDesk()];
    const facility = one.prison();
    const { id } = one.do('interview.add', { facility, on, talkers });
    const line = one.do('interviewLine.add', { interview: id, after: null, question: '几天？', answer: '' }).id;
    two.take(one);
    one.do('interviewLine.edit', { id: line, fields: { answer: '十六天' } });
    two.do('interviewLine.edit', { id: line, fields: { answer: '十七天' } });
    one.take(two);
    expect(one.replica.fold.record('interviewLine', line)?.disputed.get('answer')).toHaveLength(2);
  });

  it('is bound to findings and let go again, and comes back after it was removed', () => {
    const desk = new TestDesk();
    const facility = desk.prison();
    const finding = desk.finding(facility);
    const { id } = desk.do('interview.add', { facility, on, talkers });
    desk.do('interview.bind', { id, other: finding });
    expect(desk.read('interviews.list', { finding })).toHaveLength(1);
    expect(desk.read('interviews.detail', { id })?.findings).toMatchObject([{ id: finding, title: '禁闭超过十五日' }]);
    expect(desk.code('interview.bind', { id, other: 'none' })).toBe('record.absent');
    desk.do('interview.unbind', { id, other: finding });
    expect(desk.read('interviews.list', { finding })).toHaveLength(0);
    desk.do('interview.remove', { id });
    expect(desk.read('interviews.list', {})).toHaveLength(0);
    desk.do('record.restore', { kind: 'interview', id });
    expect(desk.read('interviews.list', {})).toHaveLength(1);
  });
});

describe('工作日志', () => {
  it('wants two persons inside 监区 and 监舍 (GD 20)', () => {
    const desk = new TestDesk();
    const facility = desk.prison();
    const row = { facility, on, method: 'walk', inside: true } as const;
    expect(desk.code('workLog.add', { ...row, people: ['张检'] })).toBe('work.two-persons');
    const { id } = desk.do('workLog.add', { ...row, people: talkers });
    expect(desk.code('workLog.edit', { id, fields: { people: ['张检'] } })).toBe('work.two-persons');
    desk.do('workLog.edit', { id, fields: { inside: false, people: ['张检'] } });
    expect(desk.code('workLog.add', { facility, on })).toBe('field.required');
    expect(desk.code('workLog.edit', { id, fields: { hours: 1.25 } })).toBe('field.wrong');
    desk.do('workLog.edit', { id, fields: { hours: 1.5 } });
    expect(desk.read('workLogs.list', { method: 'walk' })).toMatchObject([{ hours: 1.5, facilityName: '甲监狱' }]);
  });

  it('counts its work by the nine methods: sums over places are the whole', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ at: fc.nat(2), method: fc.constantFrom('files', 'walk', 'talk', 'other'), volumes: fc.nat(500), half: fc.nat(40) }), {
          maxLength: 12,
        }),
        (rows) => {
          const desk = new TestDesk();
          const places = [desk.prison(), desk.do('facility.add', { name: '乙监狱' }).id, desk.do('facility.add', { name: '丙监狱' }).id];
          for (const { at, method, volumes, half } of rows)
            desk.do('workLog.add', { facility: places[at] as string, on, method: method as 'files', volumes, hours: half / 2 });
          const { all, facilities, teams } = desk.read('work.overview', {});
          const sum = (pick: (row: (typeof rows)[number]) => number, some = rows): number => some.reduce((total, row) => total + pick(row), 0);
          expect(all.methods).toHaveLength(9);
          expect(all.total).toMatchObject({ entries: rows.length, volumes: sum((row) => row.volumes), hours: sum((row) => row.half) / 2 });
          for (const { method, volumes } of all.methods)
            expect(volumes).toBe(
              sum(
                (row) => row.volumes,
                rows.filter((row) => row.method === method),
              ),
            );
          expect(facilities.reduce((total, place) => total + place.total.volumes, 0)).toBe(all.total.volumes);
          expect(all.days).toBe(new Set(rows.map((row) => row.at)).size);
          expect(teams[0]?.total.entries).toBe(rows.filter((row) => row.at === 0).length);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('counts a 笔录 as one person under its method, a 座谈 as all who took part', () => {
    const desk = new TestDesk();
    const facility = desk.prison();
    const talk = { facility, on, talkers };
    desk.do('interview.add', talk);
    desk.do('interview.add', { ...talk, role: 'police' });
    desk.do('interview.add', { ...talk, kind: 'forum', role: 'police', attendance: 12 });
    const { all } = desk.read('work.overview', { facility });
    expect(all.methods.filter((row) => row.entries > 0)).toMatchObject([
      { method: 'talk', entries: 1, persons: 1 },
      { method: 'policeTalk', entries: 2, persons: 13 },
    ]);
    expect(all.interviews).toBe(3);
  });
});

describe('printed sheets', () => {
  it('are found again from each record that they hold', () => {
    const desk = new TestDesk();
    const facility = desk.prison();
    const talk = desk.do('interview.add', { facility, on, talkers }).id;
    const rows = [1, 2].map((volumes) => desk.do('workLog.add', { facility, on, method: 'files', volumes }).id);
    const sheet = (type: 'interviewRecord' | 'workRecord', records: string[]): string =>
      desk.do('letter.draft', { type, facility: '', findings: [], records }).id;
    const [record, log] = [sheet('interviewRecord', [talk]), sheet('workRecord', rows)];
    expect(desk.read('interviews.detail', { id: talk })?.paper).toBe(record);
    expect(desk.read('workLogs.list', {}).map((row) => row.paper)).toEqual([log, log]);
    desk.do('letter.remove', { id: log });
    expect(desk.read('workLogs.list', {}).map((row) => row.paper)).toEqual([null, null]);
  });
});

describe('检察记录', () => {
  it('is printed for the days and the person that the list shows', () => {
    const desk = new TestDesk();
    const facility = desk.prison();
    const days = ['2022-10-11', '2022-10-12', '2022-10-14'] as const;
    const [first, second, third] = days.map(
      (day, i) => desk.do('workLog.add', { facility, on: dateOnly(day), method: 'files', people: i === 1 ? ['孙某'] : talkers, content: `第${i + 1}次` }).id,
    );
    const listed = (more: object) => desk.read('workLogs.list', { facility, ...more }).map((row) => row.id);
    expect(listed({ from: '2022-10-11', to: '2022-10-12' })).toEqual([second, first]);
    expect(listed({ person: '孙某' })).toEqual([second]);
    expect(listed({ from: '2022-10-12', person: talkers[0] })).toEqual([third]);
    const text = (records: string[]) => {
      const { id } = desk.do('letter.draft', { type: 'workRecord', facility: '', findings: [], records });
      return JSON.stringify(desk.read('letters.detail', { id })?.document.body);
    };
    const whole = text([third as string, first as string, second as string]);
    expect(whole).toContain('2022年10月11日至2022年10月14日');
    // Every piece of work says its day, in the order of time.
    const places = ['"2022年10月11日"', '"2022年10月12日"', '"2022年10月14日"'].map((day) => whole.indexOf(day));
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(Math.min(...places)).toBeGreaterThan(0);
    expect(text([first as string])).not.toContain('至2022年');
  });
});

describe('调取材料', () => {
  it('lists what was copied, with the files that hold it', () => {
    const desk = new TestDesk();
    const facility = desk.prison();
    expect(desk.code('copiedMaterial.add', { name: '禁闭审批表', facility: 'x', on })).toBe('record.absent');
    const { id } = desk.do('copiedMaterial.add', { name: '禁闭审批表', facility, on, copies: 2, pages: 14, takenBy: talkers, givenBy: '钱某' });
    desk.do('copiedMaterial.add', { name: '交接班登记', facility, on, pages: 3 });
    const evidence = desk.do('evidence.add', {
      ...{ name: '审批表.pdf', bytes: 3, mime: 'application/pdf', sha256: 'a'.repeat(64), key: `${'A'.repeat(43)}=`, chunks: ['b'.repeat(64)] },
    }).id;
    desk.do('copiedMaterial.bind', { id, other: evidence });
    expect(desk.read('copiedMaterials.list', { facility }).find((row) => row.id === id)).toMatchObject({ form: 'copy', files: [{ name: '审批表.pdf' }] });
    expect(desk.read('work.overview', {}).all.materials).toEqual({ entries: 2, copies: 3, pages: 17 });
  });
});
