import { beforeEach, describe, expect, it } from 'vitest';
import { dateOnly } from '#shared/kernel/date-only.ts';
import type { Json } from '#shared/ledger/canonical.ts';
import { type Content, plainContent } from '#shared/letter/content.ts';
import { healthGate } from '#shared/letter/health/check.ts';
import type { HealthSeverity } from '#shared/letter/health/health.ts';
import { healthRules } from '#shared/letter/health/rules.ts';
import { knowledge, TestDesk } from '#test/shared/workbench/desk.ts';

type Words = Content & Json;

/** A clean letter over three proved findings, and what a fault may be planted in. */
class Paper {
  readonly desk = new TestDesk();
  readonly facility = this.desk.prison();
  readonly findings = [
    this.proved({ facts: '2022年9月1日至2022年9月17日，罪犯张某被禁闭17天。', persons: '张某', informants: ['李举报'] as never }),
    this.proved({ type: 'E04', title: '加分没有事实依据', facts: '2022年9月1日，罪犯王某某被加3分，没有事实依据。', severity: 2 as never, persons: '王某某' }),
    this.proved({ type: 'D03', title: '禁闭审批手续不全', facts: '2022年9月2日，罪犯赵某的禁闭审批表没有签字。', persons: '赵某' }),
  ];
  id: string;

  constructor() {
    this.id = this.desk.do('letter.draft', { type: 'suggestionLetter', facility: this.facility, findings: this.findings }).id;
    this.desk.do('letter.edit', { id: this.id, fields: { number: '江检刑执建〔2022〕3号' } });
  }

  proved(more: Parameters<TestDesk['finding']>[1]): string {
    const id = this.desk.finding(this.facility, more);
    this.desk.do('evidence.add', {
      name: '禁闭登记表.txt',
      bytes: 1,
      mime: 'text/plain',
      sha256: 'a'.repeat(64),
      key: `${'A'.repeat(43)}=`,
      chunks: [],
      finding: id,
    });
    return id;
  }

  /** Goes on with the decision on an objection to the letter. */
  decision(): void {
    this.desk.do('letter.issue', { id: this.id, on: '2022-10-20', outside: '院领导纸质签批' });
    const reply = this.desk.do('reply.add', { letter: this.id, receivedOn: '2022-11-04', adoption: 'objection', text: '不认可。' }).id;
    this.id = this.desk.do('letter.draft', { type: 'reviewDecision', facility: '', findings: [], reply, outcome: 'upheld' }).id;
  }

  get items() {
    return this.desk.read('letters.health', { id: this.id })?.items ?? [];
  }

  block(part: string) {
    const blocks = this.desk.read('letters.detail', { id: this.id })?.blocks ?? [];
    const found = blocks.find((block) => block.part === part);
    if (!found) throw new Error(part);
    return found;
  }

  write(part: string, text: string): void {
    this.desk.do('letterBlock.edit', { id: this.block(part).id, fields: { content: plainContent(text) as Words } });
  }

  /** Writes behind what the block says. */
  append(part: string, text: string): void {
    const { id, content } = this.block(part);
    this.desk.do('letterBlock.edit', { id, fields: { content: [...content, ...plainContent(text)] as unknown as Words } });
  }
}

const faults: readonly [code: string, severity: HealthSeverity, plant: (paper: Paper) => void, marked?: string][] = [
  ['placeholder', 'blocks', (paper) => paper.append('cause', '请于×年×月改正。'), '×年'],
  ['half-width', 'asks', (paper) => paper.append('cause', '管理松懈,检查不严。'), ','],
  ['doubled-mark', 'asks', (paper) => paper.append('cause', '应当改正。。'), '。。'],
  ['straight-quote', 'asks', (paper) => paper.append('cause', '所谓"惯例"不能成立。'), '"'],
  ['unclosed-mark', 'asks', (paper) => paper.append('cause', '（见附件。'), '（'],
  ['nested-mark', 'asks', (paper) => paper.append('cause', '《关于印发《办法》的通知》要求如此。'), '《'],
  ['year-brackets', 'asks', (paper) => paper.append('cause', '参见江检发[2022]3号文。'), '[2022]'],
  ['number-sequence', 'asks', (paper) => paper.append('cause', '参见江检发〔2022〕第3号文。'), '〔2022〕第3号'],
  ['series', 'asks', (paper) => paper.append('cause', '一是制度不全；三是检查不严。'), '三是'],
  ['heading-number', 'asks', (paper) => paper.desk.do('letterBlock.add', { letter: paper.id, after: paper.block('reply').id, text: '五、其他' }), '五、'],
  ['article-absent', 'blocks', (paper) => paper.append('cause', '违反《中华人民共和国监狱法》第九十九条的规定。'), '《中华人民共和国监狱法》第九十九条'],
  [
    'version-of-other-day',
    'asks',
    (paper) => paper.append('fact', '违反《中华人民共和国监狱法》（2026年修订）第三条。'),
    '《中华人民共和国监狱法》（2026年修订）第三条',
  ],
  ['law-unknown', 'remark', (paper) => paper.append('cause', '《某省监狱工作细则》第三条另有规定。'), '《某省监狱工作细则》第三条'],
  ['no-such-day', 'blocks', (paper) => paper.append('cause', '2022年2月30日检查时仍未改正。'), '2022年2月30日'],
  ['day-to-come', 'asks', (paper) => paper.append('cause', '2023年5月1日发现仍未改正。'), '2023年5月1日'],
  ['day-differs', 'asks', (paper) => paper.append('fact', '2022年8月9日另有一次。'), '2022年8月9日'],
  ['quantity-differs', 'asks', (paper) => paper.append('fact', '共涉及45人。'), '45人'],
  ['person-of-other', 'asks', (paper) => paper.append('fact', '王某某亦在场。'), '王某某'],
  ['informant', 'blocks', (paper) => paper.append('cause', '据李举报反映属实。'), '李举报'],
  [
    'other-facility',
    'asks',
    (paper) => {
      paper.desk.do('facility.add', { name: '乙监狱' });
      paper.append('cause', '乙监狱也有同样情况。');
    },
    '乙监狱',
  ],
  // As opinions are drafted where nothing was verified yet.
  ['placeholder', 'blocks', (paper) => paper.append('cause', '经审查案卷材料，查明：×××。'), '×××'],
  ['reply-missing', 'blocks', (paper) => paper.write('reply', '请认真落实。')],
  ['deadline-missing', 'blocks', (paper) => paper.write('reply', '请将落实情况书面回复本院。')],
  ['objection-missing', 'asks', (paper) => paper.write('objection', '请认真研究。')],
  ['deadline-differs', 'asks', (paper) => paper.desk.do('letter.edit', { id: paper.id, fields: { replyDays: 20 } }), '二个月内'],
  [
    'suggestion-kind',
    'asks',
    (paper) => {
      paper.write('basis', '根据《人民检察院检察建议工作规定》第九条的规定，建议你单位：');
      paper.desk.do('letter.edit', { id: paper.id, fields: { suggestionKind: 'governance' } });
    },
    '《人民检察院检察建议工作规定》第九条',
  ],
  ['recipient-other', 'asks', (paper) => paper.desk.do('letter.edit', { id: paper.id, fields: { recipient: '江州监狱管理分局' } })],
  ['recipient-blank', 'blocks', (paper) => paper.desk.do('letter.edit', { id: paper.id, fields: { recipient: '' } })],
  ['recipient-generic', 'asks', (paper) => paper.desk.do('letter.edit', { id: paper.id, fields: { recipient: '监狱管理局' } })],
  [
    'recipient-not-followed',
    'asks',
    (paper) => {
      paper.decision();
      paper.desk.do('letter.edit', { id: paper.id, fields: { recipient: '乙监狱' } });
    },
  ],
  [
    'decision-differs',
    'blocks',
    (paper) => {
      paper.decision();
      paper.write('opinion', '经复查，本院决定：撤回该检察建议书。');
    },
    '本院决定：撤回该检察建议书。',
  ],
  ['issuer-differs', 'asks', (paper) => paper.desk.do('letter.edit', { id: paper.id, fields: { issuer: '江州人民检察院' } })],
  ['number-blank', 'remark', (paper) => paper.desk.do('letter.edit', { id: paper.id, fields: { number: null } })],
  [
    'number-taken',
    'blocks',
    (paper) => {
      // One laptop refuses a number that stands: two that were apart gave the same one.
      const number = { fields: { number: '江检刑执建〔2022〕3号' } };
      paper.desk.do('letter.edit', { id: paper.id, fields: { number: null } });
      const other = new TestDesk();
      other.take(paper.desk);
      const { id } = other.do('letter.draft', { type: 'correctionNotice', facility: paper.facility, findings: paper.findings.slice(0, 1) });
      other.do('letter.edit', { id, ...number });
      paper.desk.do('letter.edit', { id: paper.id, ...number });
      paper.desk.take(other);
    },
  ],
  ['fact-without-finding', 'asks', (paper) => paper.desk.do('letter.unbind', { id: paper.id, finding: paper.findings[0] ?? '' })],
  ['not-told', 'asks', (paper) => paper.desk.do('letter.bind', { id: paper.id, finding: paper.proved({ title: '未写入的问题' }) })],
  [
    'no-evidence',
    'asks',
    (paper) => {
      const [finding] = paper.findings;
      for (const { id } of paper.desk.read('evidence.list', { findings: [finding ?? ''] })) paper.desk.do('evidence.unbind', { id, finding: finding ?? '' });
    },
  ],
  ['slot-changed', 'asks', (paper) => paper.desk.do('finding.edit', { id: paper.findings[2] ?? '', fields: { title: '禁闭审批缺签字' } }), '禁闭审批手续不全'],
  ['stream', 'blocks', (paper) => paper.desk.do('finding.edit', { id: paper.findings[1] ?? '', fields: { stream: 'residentOffice', type: 'M01', area: 'M' } })],
  [
    'stream',
    'blocks',
    (paper) => {
      paper.desk.finding(paper.facility, { type: 'M01', stream: 'residentOffice', title: '派驻检察室未每周巡查禁闭室', severity: 2 });
      paper.append('cause', '派驻检察室未每周巡查禁闭室，也是原因之一。');
    },
    '派驻检察室未每周巡查禁闭室',
  ],
];

describe('the health check', () => {
  let paper: Paper;
  beforeEach(() => {
    paper = new Paper();
  });

  it('finds nothing in a clean letter', () => {
    expect(paper.items).toEqual([]);
    expect(healthGate(paper.desk.replica.fold, knowledge, dateOnly('2022-11-10'), paper.id)).toMatchObject({ ok: true });
  });

  it.each(faults)('finds the planted %s (%s) and jumps to it', (code, severity, plant, marked) => {
    plant(paper);
    const found = paper.items.filter((item) => item.code === code);
    expect(paper.items.map((item) => item.code)).toContain(code);
    expect(new Set(found.map((item) => item.severity))).toEqual(new Set([severity]));
    const blocks = new Map(paper.desk.read('letters.detail', { id: paper.id })?.blocks.map((block) => [block.id, block.text]));
    if (marked !== undefined) expect(found.map(({ place }) => place && blocks.get(place.block)?.slice(place.from, place.to))).toContain(marked);
    const gate = healthGate(paper.desk.replica.fold, knowledge, dateOnly('2022-11-10'), paper.id);
    expect(gate.ok).toBe(severity === 'remark');
  });

  it('has a fault planted for every rule but those that only another laptop can break', () => {
    const planted = new Set<string>();
    for (const [code, , plant] of faults) {
      const one = new Paper();
      plant(one);
      for (const item of one.items) if (item.code === code) planted.add(item.rule);
    }
    expect(healthRules.map((rule) => rule.id).filter((id) => !planted.has(id))).toEqual(['disputes']);
  });

  it('sees that a title still names the prison as it was called before', () => {
    const { desk, facility, findings } = paper;
    paper.id = desk.do('letter.draft', { type: 'feedbackOpinion', facility, findings }).id;
    const codes = () => paper.items.map(({ code }) => code).filter((code) => code === 'title-other-place');
    expect(codes()).toEqual([]);
    desk.do('facility.edit', { id: facility, fields: { name: '甲城监狱' } });
    expect(codes()).toEqual(['title-other-place']);
    desk.do('letter.edit', { id: paper.id, fields: { title: '关于对甲城监狱开展交叉巡回检察的反馈意见' } });
    expect(codes()).toEqual([]);
  });

  it('reads the period of the answer as the clock runs: days that stand only in the text are asked about, the same days in words are not', () => {
    const codes = () => paper.items.map(({ code }) => code);
    paper.write('reply', '请在收到本检察建议书后十五日内将落实情况书面回复本院。');
    expect(paper.items).toMatchObject([{ code: 'deadline-differs', words: '正文写的是“十五日内”，本文书登记的回复期限是2个月，期限提醒按登记的计算。' }]);
    paper.desk.do('letter.edit', { id: paper.id, fields: { replyDays: 15 } });
    expect(codes()).toEqual([]);
    paper.desk.do('letter.edit', { id: paper.id, fields: { replyDays: 1 } });
    expect(codes()).toEqual(['deadline-differs']);
    paper.desk.do('letter.edit', { id: paper.id, fields: { replyDays: 60 } });
    paper.write('reply', '请在收到本检察建议书后两个月内将落实情况书面回复本院。');
    expect(codes()).toEqual(['deadline-differs']);
    paper.desk.do('letter.edit', { id: paper.id, fields: { replyDays: null } });
    expect(codes()).toEqual([]);
  });

  it('finds an informant in the list that is printed behind the letter, too, and lets it leave by no other way', () => {
    const { desk, findings, facility } = paper;
    desk.do('finding.edit', { id: findings[1] ?? '', fields: { title: '李举报反映的加分没有事实依据' } });
    const item = paper.items.find((one) => one.code === 'informant');
    expect(item).toMatchObject({ severity: 'blocks', finding: findings[1] });
    expect(item?.words).toContain('附件《问题清单》中的“李举报”');
    const outside = { id: paper.id, on: '2022-11-09', outside: '院领导纸质签批' };
    expect(desk.code('letter.issue', outside)).toBe('health.informant');
    desk.do('finding.edit', { id: findings[1] ?? '', fields: { title: '李　举报反映的加分没有事实依据', informants: ['王来信（罪犯家属）'] } });
    expect(paper.items.map(({ code }) => code)).toContain('informant');
    desk.do('finding.edit', { id: findings[1] ?? '', fields: { title: '王来信反映的加分没有事实依据' } });
    expect(paper.items.find(({ code }) => code === 'informant')?.words).toContain('“王来信”');
    desk.do('finding.edit', { id: findings[1] ?? '', fields: { title: '加分没有事实依据' } });
    desk.finding(facility, { type: 'M01', stream: 'residentOffice', title: '派驻检察室未每周巡查禁闭室', severity: 2 });
    const slip = desk.do('letterBlock.add', { letter: paper.id, after: null, text: '派驻检察室未每周巡查禁闭室，也是原因之一。' }).id;
    expect(desk.code('letter.issue', outside)).toBe('health.stream');
    desk.do('letterBlock.remove', { id: slip });
    expect(desk.code('letter.issue', outside)).toBe('ok');
  });

  it('lets an asking item stand with a reason, until what it said changes; never a blocking one', () => {
    paper.append('fact', '共涉及45人。');
    const [item] = paper.items;
    if (!item) throw new Error('nothing found');
    const waive = { letter: paper.id, code: item.code, about: item.about, words: item.words };
    expect(paper.desk.code('letter.waiveHealth', { ...waive, reason: ' ' })).toBe('reason.empty');
    paper.desk.do('letter.waiveHealth', { ...waive, reason: '见补充核实材料' });
    expect(paper.items).toMatchObject([{ code: 'quantity-differs', waiver: { reason: '见补充核实材料' } }]);
    expect(healthGate(paper.desk.replica.fold, knowledge, dateOnly('2022-11-10'), paper.id).ok).toBe(true);
    paper.append('fact', '又有46人。');
    expect(paper.items.filter((one) => one.waiver === null).map((one) => one.code)).toEqual(['quantity-differs']);
    paper.append('cause', '据李举报反映属实。');
    const informant = paper.items.find((one) => one.code === 'informant');
    paper.desk.do('letter.waiveHealth', { ...waive, code: 'informant', about: informant?.about ?? '', reason: '已经本人同意' });
    expect(paper.items.find((one) => one.code === 'informant')).toMatchObject({ severity: 'blocks', waiver: null });
  });

  it('checks what is being typed before it is an entry', () => {
    const { id } = paper.block('cause');
    const typed = { [id]: plainContent('请于×年×月改正。') };
    expect(paper.desk.read('letters.health', { id: paper.id, typed })?.items.map((item) => item.code)).toEqual(['placeholder', 'placeholder']);
    expect(paper.items).toEqual([]);
  });
});
