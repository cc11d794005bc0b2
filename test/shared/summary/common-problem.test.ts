import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingsOf } from '#shared/finding/finding.ts';
import { basisKey, clusterFindings } from '#shared/summary/common-problem/cluster.ts';
import { passageText } from '#shared/summary/common-problem/paragraph.ts';
import { dot, textVectors } from '#shared/summary/common-problem/text-vectors.ts';
import { Site } from '#test/helpers/ledger.ts';
import { TestDesk } from '#test/shared/workbench/desk.ts';

const texts = ['禁闭室值班登记与监控录像不符', '禁闭审批手续不全', '会见登记中亲属关系未核验', '会见时长登记不实', '夜间查铺登记提前签写'];
const drawn = fc.array(
  fc.record({
    type: fc.constantFrom('D03', 'D10', 'D17', 'E04', ''),
    basis: fc.constantFrom('《监狱法》第五十八条', '《监狱法》（2012年修正）第五十八条', '', '《监狱法》第四十八条'),
    title: fc.constantFrom(...texts),
  }),
  { maxLength: 25 },
);

function findings(items: readonly { readonly type: string; readonly basis: string; readonly title: string }[]) {
  const site = new Site('归并');
  items.forEach((item, i) => {
    const id = `x${String(i).padStart(2, '0')}`;
    const fields = { ...item, area: item.type.slice(0, 1), facts: `${item.title}，共${i}次。`, facility: `f${i % 4}` };
    site.write(...Object.entries(fields).map(([field, value]) => ({ kind: 'finding', id, field, value })));
  });
  return findingsOf(site.replica.fold);
}

const shape = (clusters: ReturnType<typeof clusterFindings>) =>
  clusters.map((cluster) => [cluster.key, cluster.findings.map((finding) => finding.id).sort(), cluster.typical().map((finding) => finding.id)]);

describe('clusters of findings', () => {
  it('hold every finding once, and depend neither on order nor on run', () => {
    fc.assert(
      fc.property(drawn, fc.double({ min: 0.05, max: 0.95, noNaN: true }), (items, likeness) => {
        const all = findings(items);
        const clusters = clusterFindings(all, likeness);
        expect(clusters.flatMap((cluster) => cluster.findings.map((finding) => finding.id)).sort()).toEqual(all.map((finding) => finding.id).sort());
        const backwards = shape(clusterFindings([...all].reverse(), likeness));
        expect(backwards.map(([key, ids]) => [key, ids])).toEqual(shape(clusters).map(([key, ids]) => [key, ids]));
      }),
      { numRuns: 60 },
    );
  });

  it('never part what has one type and one basis, and never join two areas', () => {
    fc.assert(
      fc.property(drawn, (items) => {
        for (const cluster of clusterFindings(findings(items), 0.3)) {
          expect(new Set(cluster.findings.map((finding) => finding.area)).size).toBe(1);
        }
        const home = new Map<string, string>();
        for (const cluster of clusterFindings(findings(items), 0.99))
          for (const finding of cluster.findings) {
            const cell = `${finding.type}#${basisKey(finding.basis)}`;
            expect(home.get(cell) ?? cluster.key).toBe(cluster.key);
            home.set(cell, cluster.key);
          }
      }),
      { numRuns: 40 },
    );
  });

  it('say the mean cosine of every two texts, as counted one by one', () => {
    const all = findings(texts.map((title) => ({ type: 'D03', basis: '', title })));
    const vectors = textVectors(all);
    const pairs = all.flatMap((a, i) => all.slice(i + 1).map((b) => dot(vectors.vector(a), vectors.vector(b))));
    const mean = pairs.reduce((sum, value) => sum + value, 0) / pairs.length;
    expect(clusterFindings(all, 0.3)[0]?.likeness).toBeCloseTo(mean, 10);
    for (const finding of all) expect(dot(vectors.vector(finding), vectors.vector(finding))).toBeCloseTo(1, 10);
  });

  it('join the same problem under two codes of an area, and leave another one apart', () => {
    const clusters = clusterFindings(
      findings([
        { type: 'D10', basis: '', title: '会见登记中亲属关系未核验' },
        { type: 'D11', basis: '', title: '会见登记中亲属关系没有核验' },
        { type: 'D17', basis: '', title: '夜间查铺登记提前签写' },
      ]),
      0.35,
    );
    expect(clusters.map((cluster) => cluster.cells.map((cell) => cell.type).sort())).toEqual([['D10', 'D11'], ['D17']]);
  });
});

/** Four prisons with one kind of problem, one with another kind, a resident problem and a clue of the same words. */
function desk() {
  const it = new TestDesk();
  const first = it.prison();
  const others = ['乙监狱', '丙监狱', '丁监狱'].map((name) => it.do('facility.add', { name }).id);
  const places = [first, ...others];
  const confinement = places.map((facility) => it.finding(facility));
  const visits = places.slice(0, 2).map((facility) => it.finding(facility, { type: 'D10', title: '会见登记不实', facts: '会见登记的亲属关系没有核验。' }));
  const inward = it.finding(first, { stream: 'residentOffice', type: 'M01' });
  const clue = it.finding(first, { stream: 'clue' });
  return { it, places, confinement, visits, inward, clue };
}

const only = <T>(items: readonly T[]): T => {
  expect(items).toHaveLength(1);
  return items[0] as T;
};

describe('common problems', () => {
  it('are proposed as 普遍性, 多发 or 个别 by the limits that the leader sets', () => {
    const { it: person } = desk();
    const list = person.read('common.list', { single: true });
    expect(list.groups.map((group) => [group.level, group.count, group.places.length])).toEqual([
      ['general', 4, 4],
      ['single', 2, 2],
    ]);
    expect(list.groups[0]?.why).toBe('在4所单位发现4个；3所以上为普遍性，5个以上为多发。');
    person.do('commonLimits.edit', { id: 'limits', fields: { places: 5, count: 2 } });
    expect(person.read('common.list', {}).groups.map((group) => group.level)).toEqual(['frequent', 'frequent']);
    expect(list.method).toContain('35%');
  });

  it('never hold a 派驻 problem or a clue, not even by hand', () => {
    const { it: person, inward, clue } = desk();
    const [group] = person.read('common.list', {}).groups;
    const { id } = person.do('common.merge', { groups: [group?.key ?? ''] });
    for (const finding of [inward, clue]) expect(person.code('common.takeIn', { id, findings: [finding] })).toBe('common.not-counted');
    expect(JSON.stringify([person.read('common.list', { single: true }), person.read('common.detail', { key: id })])).not.toMatch(
      new RegExp(`${inward}|${clue}`),
    );
  });

  it('can be merged, split, taken out of, excluded and undone; the findings stay as they are', () => {
    const { it: person, confinement, visits } = desk();
    const before = JSON.stringify(person.read('findings.list', {}).rows);
    const [a, b] = person.read('common.list', { single: true }).groups;
    const { id } = person.do('common.merge', { groups: [a?.key ?? '', b?.key ?? ''], name: '禁闭和会见管理不规范' });
    expect(only(person.read('common.list', { single: true }).groups)).toMatchObject({ key: id, name: '禁闭和会见管理不规范', count: 6, proposed: false });
    const { id: apart } = person.do('common.split', { group: id, findings: visits, name: '会见登记不实' });
    expect(person.read('common.detail', { key: apart })?.findings.toSorted()).toEqual(visits.toSorted());
    expect(person.read('common.detail', { key: id })?.findings.toSorted()).toEqual(confinement.toSorted());
    expect(person.code('common.takeOut', { group: id, findings: confinement.slice(0, 1) })).toBe('reason.empty');
    person.do('common.takeOut', { group: id, findings: confinement.slice(0, 1), reason: '情形特殊' });
    expect(person.read('common.list', { single: true }).alone).toEqual(confinement.slice(0, 1));
    person.do('common.takeIn', { id, findings: confinement.slice(0, 1) });
    expect(person.read('common.list', { single: true }).alone).toEqual([]);
    person.do('common.exclude', { group: apart, excluded: true, reason: '两所监狱已分别处理' });
    expect(person.read('common.list', {}).groups.at(-1)).toMatchObject({ key: apart, excluded: true });
    person.do('commonProblem.remove', { id });
    expect(person.read('common.list', {}).groups.map((group) => group.proposed)).toContain(true);
    expect(JSON.stringify(person.read('findings.list', {}).rows)).toBe(before);
  });

  it('refuse a stranger, an empty rest, and a list that has changed meanwhile', () => {
    const { it: person, confinement, visits } = desk();
    const key = person.read('common.list', {}).groups[0]?.key ?? '';
    expect(person.code('common.split', { group: key, findings: visits, name: '会见' })).toBe('common.stranger');
    expect(person.code('common.split', { group: key, findings: confinement, name: '全部' })).toBe('common.split-all');
    expect(person.code('common.merge', { groups: ['D99#'] })).toBe('common.gone');
    const { id } = person.do('common.merge', { groups: [key] });
    expect(person.code('common.merge', { groups: [id] })).toBe('common.already');
  });

  it('draft 表现, 原因 and 建议 from places, examples and the chosen causes; a person’s words stand in their place', () => {
    const { it: person } = desk();
    const key = person.read('common.list', {}).groups[0]?.key ?? '';
    const { id } = person.do('common.merge', { groups: [key] });
    person.do('commonProblem.edit', { id, fields: { causes: ['supervision', 'information'] } });
    const draft = person.read('common.detail', { key: id })?.paragraph;
    expect(draft && passageText(draft.manifestation)).toMatch(/^在4所被巡单位发现4个（甲监狱1个、.*），属普遍性问题。如，.*又如，/);
    expect(draft && passageText(draft.cause)).toMatch(/^一是业务科室.*二是信息系统/);
    expect(draft && passageText(draft.advice)).toMatch(/^一是压实.*二是完善/);
    person.do('commonProblem.edit', { id, fields: { advice: '请统一禁闭审批流程。', level: 'frequent' } });
    expect(person.read('common.detail', { key: id })).toMatchObject({
      paragraph: { advice: { editable: '请统一禁闭审批流程。', own: true } },
      row: { level: 'frequent', proposedLevel: 'general' },
    });
  });

  it('keep their numbers as figures in a person’s own words, too', () => {
    const { it: person, places } = desk();
    const key = person.read('common.list', {}).groups[0]?.key ?? '';
    const { id } = person.do('common.merge', { groups: [key] });
    const draft = person.read('common.detail', { key: id })?.paragraph.manifestation.editable ?? '';
    const count = /发现(\{=group\.[^}.]+\})/.exec(draft)?.[1] ?? '';
    person.do('commonProblem.edit', { id, fields: { manifestation: `禁闭超期共${count}，应当重视。` } });
    const told = () => person.read('common.detail', { key: id })?.paragraph.manifestation;
    expect(told()?.runs).toMatchObject([{ text: '禁闭超期共' }, { text: '4个', figure: count.slice(2, -1) }, { text: '，应当重视。' }]);
    person.do('common.takeIn', { id, findings: [person.finding(places[1] ?? '')] });
    expect(told()?.runs[1]?.text).toBe('5个');
    const paper = person.read('report.paper', { type: 'system' }).model;
    expect(JSON.stringify(paper.body)).toContain('{"text":"禁闭超期共"},{"text":"5个","figure"');
    expect(person.code('commonProblem.edit', { id, fields: { cause: '共{=group.nothing}。' } })).toBe('common.figure');
  });

  it('bring into a merger what lies outside the filter, and every word a person wrote', () => {
    const { it: person, places } = desk();
    const keys = person.read('common.list', { single: true }).groups.map((group) => group.key);
    const [first = '', second = ''] = keys.map((key) => person.do('common.merge', { groups: [key] }).id);
    const of = (id: string, params: object = {}) => person.read('common.detail', { key: id, ...params });
    const all = [...(of(first)?.findings ?? []), ...(of(second)?.findings ?? [])].sort();
    person.do('commonProblem.edit', { id: first, fields: { causes: ['execution'], cause: '执行不到位。' } });
    person.do('commonProblem.edit', { id: second, fields: { causes: ['system', 'execution'], cause: '制度不细。', advice: '修订制度。' } });
    const at = { filter: { facilities: [places[0] ?? ''] } };
    expect((of(second, at)?.findings.length ?? 0) + (of(first, at)?.findings.length ?? 0)).toBeLessThan(all.length);
    const { id } = person.do('common.merge', { groups: [first, second], ...at });
    expect([...(of(id)?.findings ?? [])].sort()).toEqual(all);
    expect(of(id)?.row.causes.toSorted()).toEqual(['execution', 'system']);
    expect(of(id)?.paragraph).toMatchObject({
      advice: { editable: '修订制度。' },
      cause: { editable: expect.stringMatching(/执行不到位。[\s\S]*制度不细。|制度不细。[\s\S]*执行不到位。/) },
    });
  });

  it('count a finding once, though two laptops took the same proposal on before they met', () => {
    const { it: person } = desk();
    const other = new TestDesk();
    other.take(person);
    const key = person.read('common.list', {}).groups[0]?.key ?? '';
    const ids = [person, other].map((one) => one.do('common.merge', { groups: [key] }).id);
    for (const entry of other.log) person.replica.add(entry);
    const all = person.read('common.list', { single: true }).groups.flatMap((group) => person.read('common.detail', { key: group.key })?.findings ?? []);
    expect(new Set(all).size).toBe(all.length);
    expect(ids.map((id) => person.read('common.detail', { key: id })?.findings.length).toSorted()).toEqual([0, 4]);
    const body = JSON.stringify(person.read('report.paper', { type: 'system' }).model.body);
    expect(body.split('（一）').length).toBe(2);
    expect(body).not.toContain('（二）');
    person.do('common.merge', { groups: ids });
    expect(person.read('common.list', {}).groups.filter((group) => !group.proposed)).toHaveLength(1);
  });

  it('offer findings that came later', () => {
    const { it: person, places } = desk();
    const key = person.read('common.list', {}).groups[0]?.key ?? '';
    const { id } = person.do('common.merge', { groups: [key] });
    const late = person.finding(places[1] ?? '');
    expect(person.read('common.detail', { key: id })?.candidates).toEqual([late]);
  });
});

describe('an earlier round', () => {
  const sheet = (rows: readonly (readonly string[])[]) => ({
    sheets: [{ name: '问题台账', rows: [['2021年问题台账'], ['被巡单位', '类型', '问题', '发现日期', '状态'], ...rows] }],
  });

  it('is read with every bad cell named, imported once, and shows 屡查屡犯 and the comparison', () => {
    const { it: person } = desk();
    const read = person.read(
      'previousProblem.readSheet',
      sheet([
        ['甲监狱', 'D03', '禁闭超过期限', '2021-09-14', '已销号'],
        ['子监狱', 'D03', '禁闭超过期限', '', '已确认'],
        ['乙监狱', 'Z99', '不明', '昨天', ''],
        ['', 'D03', '没有单位', '', ''],
        ['甲监狱', '', '整改情况很长', '', '已整改。'.repeat(501)],
      ]),
    );
    expect(read.bad.map((cell) => cell.cell)).toEqual(['B5', 'D5', 'A6', 'E7']);
    expect(read.unknownPlaces).toEqual(['子监狱']);
    const rows = [...read.rows];
    expect(person.do('previousProblem.import', { round: '2021年巡回检察', rows })).toEqual({ added: 2, known: 0 });
    expect(person.code('previousProblem.import', { round: '2021年巡回检察', rows })).toBe('previous.same');
    const [group] = person.read('common.list', {}).groups;
    expect(group?.repeats).toEqual(['甲监狱']);
    expect(person.read('common.detail', { key: group?.key ?? '' })?.paragraph.manifestation.editable).toContain(
      '其中甲监狱在“2021年巡回检察”中已被指出同类问题，属屡查屡犯。',
    );
    // A round before the last one is called by its name, too.
    person.do('previousProblem.import', { round: '2020年巡回检察', rows: rows.slice(0, 1) });
    expect(person.read('common.detail', { key: group?.key ?? '' })?.paragraph.manifestation.editable).toContain('在“2020年巡回检察”、“2021年巡回检察”中');
    person.do('previousProblem.removeRound', { round: '2020年巡回检察' });
    const compared = person.read('summary.compare', {});
    expect(compared).toMatchObject({ rounds: ['2021年巡回检察'], totals: { before: 1, now: 2 }, byFacility: [{ label: '甲监狱', before: 1, now: 2 }] });
    expect(compared?.repeated).toMatchObject([{ type: 'D03', name: '甲监狱', before: 1, now: 1 }]);
  });

  it('is refused in words when the sheet is another one', () => {
    const read = new TestDesk().read('previousProblem.readSheet', { sheets: [{ name: 'Sheet1', rows: [['姓名', '电话']] }] });
    expect(read).toMatchObject({ rows: [], bad: [{ cell: 'A1', reason: expect.stringContaining('没有找到表头') }] });
  });
});
