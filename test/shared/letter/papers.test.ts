import { describe, expect, it } from 'vitest';
import { findGlyphTrouble } from '#shared/document/glyph-trouble.ts';
import type { DocumentModel } from '#shared/document/model.ts';
import { sectionsOf } from '#shared/document/parts.ts';
import { readFaces } from '#shared/document/writers/faces.ts';
import { composeLetter } from '#shared/letter/compose.ts';
import { isAddressed, letterKinds } from '#shared/letter/kinds.ts';
import { type LetterType, letterTypes } from '#shared/letter/words.ts';
import { everyPaper } from '#test/helpers/every-paper.ts';
import { loadFonts } from '#test/helpers/fonts.ts';
import { person } from './person-case.ts';

const { desk, facility, papers } = everyPaper();
const faces = readFaces(loadFonts());
const model = (type: LetterType): DocumentModel => composeLetter(desk.replica.fold, papers[type]) as DocumentModel;
const words = (type: LetterType): string =>
  sectionsOf(model(type))
    .flatMap(({ parts }) => parts)
    .map((part) => JSON.stringify(part))
    .join('\n');

describe('every paper of the job', () => {
  it.each(letterTypes)('%s has title, text, and only characters that print', (type) => {
    const paper = model(type);
    expect(paper.title).not.toBe('');
    expect(paper.body.length).toBeGreaterThan(0);
    expect(findGlyphTrouble(paper, faces)).toEqual([]);
    expect(words(type)).not.toMatch(/undefined|NaN|\[object|null年/);
  });

  it.each(letterTypes)('%s has the form and the closing of its family', (type) => {
    const paper = model(type);
    const { family } = letterKinds[type];
    expect(paper.recipient !== undefined).toBe(isAddressed(type));
    expect(paper.signature !== undefined).toBe(family !== 'minutes' && family !== 'record');
    expect(paper.imprint !== undefined).toBe(family === 'upward' || family === 'official' || family === 'minutes');
    if (family === 'upward') expect(paper.signer).toBeDefined();
  });

  it('keeps what belongs to the office of the 派驻, and clues, out of every paper but their own', () => {
    for (const type of letterTypes) {
      const { streams } = letterKinds[type];
      if (!streams.includes('residentOffice')) expect(words(type), type).not.toMatch(/连续缺记|连续十二日/);
      if (!streams.includes('clue')) expect(words(type), type).not.toMatch(/收受罪犯家属财物/);
    }
    expect(words('residentFeedback')).toContain('连续缺记');
    expect(words('clueTransfer')).toContain('收受罪犯家属财物');
    expect(words('residentFeedback')).not.toContain('禁闭超过十五日');
  });

  it.each(['inspectionReport', 'supervisionReport'] as const)('lets the team report to the 检察长, under its own name and no seal: %s', (type) => {
    const { recipient, signature } = model(type);
    expect(recipient).toBe('检察长');
    expect(signature).toMatchObject({ issuer: '江州市人民检察院第一巡回检察组' });
    expect(signature?.sealNote).toBeUndefined();
    const codes = desk.read('letters.health', { id: papers[type] })?.items.map(({ code }) => code) ?? [];
    expect(codes.filter((code) => /issuer|recipient/.test(code))).toEqual([]);
  });

  it('numbers the 问题清单 as the text tells of the problems, in a paper that follows the letter too', () => {
    const findings = ['甲类问题', '乙类问题', '丙类问题'].map((title) => desk.finding(facility, { title }));
    const letter = desk.do('letter.draft', { type: 'correctionNotice', facility, findings }).id;
    const told = desk.read('letters.detail', { id: letter })?.blocks.filter(({ part }) => part === 'fact') ?? [];
    desk.do('letterBlock.move', { id: told[2]?.id ?? '', after: desk.read('letters.detail', { id: letter })?.blocks[0]?.id ?? null });
    const rows = () => {
      const [list] = composeLetter(desk.replica.fold, letter)?.annexes?.[0]?.body ?? [];
      return list?.type === 'table' ? list.rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : cell.text))[2]) : [];
    };
    const order = desk
      .read('letters.detail', { id: letter })
      ?.blocks.filter(({ part }) => part === 'fact')
      .map(({ text }) => /.类问题/.exec(text)?.[0]);
    expect(rows()).toEqual(order);
    expect(rows()[0]).toBe(told[2]?.text.match(/.类问题/)?.[0]);
  });

  it.each([
    ['detention', '甲看守所', /监狱|罪犯|监舍/, '羁押期限'],
    ['community', '甲县社区矫正管理局', /监狱|罪犯|监舍|派驻/, '教育帮扶'],
  ] as const)('speaks of a %s by the names of its own duties and people', (kind, name, strange, own) => {
    const team = String(desk.replica.fold.record('facility', facility)?.fields['team']);
    const place = desk.do('facility.add', { name, kind, team, onSiteFrom: '2022-10-11' as never, onSiteTo: '2022-10-20' as never }).id;
    for (const type of ['announcement', 'informLetter', 'supervisionPlan'] as const) {
      const id = desk.do('letter.draft', { type, facility: place, findings: [] }).id;
      const text = (desk.read('letters.detail', { id })?.blocks ?? []).map((block) => block.text).join('\n');
      expect(text, type).not.toMatch(strange);
      if (type !== 'supervisionPlan') expect(text, type).toContain(own);
    }
    const findings = [desk.finding(place)];
    const feedback = desk.do('letter.draft', { type: 'feedbackOpinion', facility: place, findings }).id;
    expect(desk.read('letters.detail', { id: feedback })?.blocks.find(({ part, text }) => part === 'free' && text.includes('从检察情况看'))?.text).not.toMatch(
      strange,
    );
  });

  it('puts the seven contents of a 检察建议书 in order', () => {
    const text = words('suggestionLetter');
    const order = ['巡回检察组于', '查明的事实和证据', '违法情形和隐患', '建议你单位', '如有异议', '二个月内'].map((part) => text.indexOf(part));
    expect(order.every((at) => at >= 0)).toBe(true);
    expect([...order].sort((a, b) => a - b)).toEqual(order);
  });

  it('names in 反馈意见 its basis, assessment, problems by area, opinions and the answer, and lists the problems', () => {
    const text = words('feedbackOpinion');
    for (const part of ['一、总体评价', '二、存在的主要问题', '（一）狱政管理', '三、整改意见', '四、工作要求', '30日内', '问题清单'])
      expect(text).toContain(part);
    expect(model('feedbackOpinion').annexes?.[0]?.landscape).toBe(true);
  });

  it('tells in the plan what the regulation asks for (GD 26)', () => {
    const text = words('workPlan');
    for (const part of ['检察对象', '人员组成', '检察内容', '检察方法', '日程安排', '职责分工', '保障']) expect(text).toContain(part);
  });

  it('prints a talk with its questions, statement and a line to sign under every page', () => {
    const paper = model('interviewRecord');
    expect(paper.pageFoot).toContain('捺印');
    expect(words('interviewRecord')).toContain('审批的期限你知道吗');
    expect(words('interviewRecord')).toContain('以上笔录我看过');
    expect(paper.title).toBe('谈话笔录');
  });

  it('writes the person, the ruling, why it is wrong and the request to hear it anew', () => {
    const text = words('reductionRulingOpinion');
    const order = ['罪犯王某某', '（2022）江刑更12号', '2022年10月25日收到', '加分没有事实依据', '裁定不当的理由', '第六百四十条', '重新审理'].map((part) =>
      text.indexOf(part),
    );
    expect(
      order.every((at) => at >= 0),
      String(order),
    ).toBe(true);
    expect([...order].sort((a, b) => a - b)).toEqual(order);
    expect(model('reductionRulingOpinion').copyTo).toEqual(['甲监狱']);
  });

  it('shows on the 送达回证 what the register of service knows', () => {
    desk.do('service.add', { letter: papers.correctionNotice, way: 'direct', server: '陆知远', receiver: '刘某', place: '甲监狱会议室', on: '2022-11-02' });
    const text = words('serviceReturn');
    for (const part of ['■直接送达', '□邮寄送达', '刘某', '江检纠违〔2022〕3号']) expect(text).toContain(part);
    expect(findGlyphTrouble(model('serviceReturn'), faces)).toEqual([]);
  });
});

describe('drafting asks for what a paper needs', () => {
  const code = (type: LetterType, more: object = {}): string => desk.code('letter.draft', { type, facility, findings: [], ...more } as never);

  it('and says what is missing', () => {
    expect(code('correctionNotice')).toBe('letter.empty');
    expect(code('informLetter', { facility: '' })).toBe('letter.no-facility');
    expect(code('reductionOpinion')).toBe('letter.no-person');
    expect(code('serviceReturn')).toBe('letter.no-letter');
    expect(code('reviewDecision')).toBe('letter.no-reply');
    expect(code('interviewRecord')).toBe('letter.no-records');
    expect(code('urging')).toBe('letter.by-clock');
    expect(code('reductionOpinion', { person, recipient: '甲监狱' })).toBe('letter.recipient-kind');
  });

  it('and each stream has its own paper, the others refused in words', () => {
    const [prison] = desk.read('letters.detail', { id: papers.correctionNotice })?.letter.findings ?? [];
    const [resident] = desk.read('letters.detail', { id: papers.residentFeedback })?.letter.findings ?? [];
    const [clue] = desk.read('letters.detail', { id: papers.clueTransfer })?.letter.findings ?? [];
    expect(code('residentFeedback', { findings: [prison] })).toBe('letter.prison');
    expect(code('residentFeedback', { findings: [clue] })).toBe('letter.clue');
    expect(code('clueTransfer', { findings: [resident] })).toBe('letter.resident');
    expect(code('feedbackOpinion', { findings: [prison, resident] })).toBe('letter.resident');
    expect(code('materialList', { findings: [clue], records: [] })).toBe('letter.no-records');
    expect(desk.code('letter.bind', { id: papers.residentFeedback, finding: prison ?? '' })).toBe('letter.prison');
  });
});
