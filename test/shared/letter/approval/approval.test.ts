import { beforeEach, describe, expect, it } from 'vitest';
import { signApprover } from '#shared/letter/approval/people.ts';
import { signStatement } from '#shared/letter/approval/statement.ts';
import { plainContent } from '#shared/letter/content.ts';
import { SigningDesk } from './signing-desk.ts';

describe('the approval of a letter', () => {
  let desk: SigningDesk;
  let facility: string;
  let letter: string;
  const detail = () => {
    const read = desk.read('letters.approval', { id: letter });
    if (!read) throw new Error('no letter');
    return read;
  };
  const firstBlock = (): string => desk.read('letters.detail', { id: letter })?.blocks[0]?.id ?? '';
  const approveAll = (): void => {
    while (detail().stage === 'submitted') expect(desk.say(letter)).toBe('ok');
  };
  beforeEach(() => {
    desk = new SigningDesk('王某').found();
    facility = desk.prison();
    letter = desk.letter(facility);
  });

  it('goes through its steps in order and ends as approved; only then it may be issued', () => {
    expect(detail().stage).toBe('draft');
    expect(desk.code('letter.issue', { id: letter, on: '2022-11-10' })).toBe('letter.unapproved');
    desk.do('letter.submit', { id: letter });
    expect(detail()).toMatchObject({ stage: 'submitted', current: 'lead', mine: true });
    expect(desk.code('letter.issue', { id: letter, on: '2022-11-10' })).toBe('letter.unapproved');
    expect(desk.code('letter.submit', { id: letter })).toBe('submission.running');
    approveAll();
    expect(detail().steps.map(({ key, by }) => [key, by])).toEqual(['lead', 'department', 'deputy', 'chief'].map((key) => [key, '王某']));
    expect(detail().stage).toBe('approved');
    desk.do('letter.number', { id: letter, number: '江检巡纠违〔2022〕3号' });
    expect(detail().stage).toBe('approved');
    expect(desk.code('letter.issue', { id: letter, on: '2022-11-10' })).toBe('ok');
  });

  it('refuses what the check blocks, and asks for a reason for what it asks about', () => {
    desk.do('letterBlock.edit', { id: firstBlock(), fields: { content: plainContent('本院于×年×月×日发现：') } });
    expect(desk.code('letter.submit', { id: letter })).toBe('health.placeholder');
    const bare = desk.do('letter.draft', { type: 'correctionNotice', facility, findings: [desk.finding(facility)] }).id;
    const open = desk.read('letters.health', { id: bare })?.items.filter((item) => item.severity !== 'remark') ?? [];
    expect(open.map((item) => item.code)).toContain('no-evidence');
    expect(desk.code('letter.submit', { id: bare })).toMatch(/^health\./);
    for (const { code, about, words } of open) desk.do('letter.waiveHealth', { letter: bare, code, about, words, reason: '证据随后补充' });
    desk.do('letter.submit', { id: bare });
    expect(desk.read('letters.approval', { id: bare })?.submission?.waived.join('')).toContain('证据随后补充');
  });

  it('is void after any edit, says what changed, and starts anew', () => {
    desk.do('letter.submit', { id: letter });
    approveAll();
    const before = desk.read('letters.detail', { id: letter })?.blocks[0]?.text ?? '';
    desk.do('letterBlock.edit', { id: firstBlock(), fields: { content: plainContent(`${before}（有改动）`) } });
    expect(detail()).toMatchObject({ stage: 'voided', sinceSubmitted: [{ kind: 'changed', place: '第 1 段', before, after: `${before}（有改动）` }] });
    expect(desk.code('letter.issue', { id: letter, on: '2022-11-10' })).toBe('letter.unapproved');
    expect(desk.code('approval.add', signed(desk.statement(letter, 'approve', { step: 'chief' })))).toBe('approval.voided');
    expect(desk.do('letter.submit', { id: letter }).version).toBe(2);
    expect(detail()).toMatchObject({ stage: 'submitted', current: 'lead', sinceMine: [{ kind: 'changed', before, after: `${before}（有改动）` }] });
    desk.do('letterBlock.edit', { id: firstBlock(), fields: { content: plainContent(before) } });
    expect(detail().stage).toBe('voided');
  });

  it('holds again when an edit is taken back to the very same paper', () => {
    desk.do('letter.submit', { id: letter });
    approveAll();
    const { id } = desk.do('letterBlock.add', { letter, after: null, text: '多出的一段' });
    expect(detail().stage).toBe('voided');
    desk.do('letterBlock.remove', { id });
    expect(detail().stage).toBe('approved');
  });

  it('is sent back with remarks on a passage, and comes again', () => {
    desk.do('letter.submit', { id: letter });
    expect(desk.say(letter, 'return', [{ block: firstBlock(), quote: '甲监狱', text: '请写全称' }])).toBe('ok');
    expect(detail().stage).toBe('returned');
    expect(detail().rows[0]).toMatchObject({ verdict: 'return', person: '王某', valid: true, remarks: [{ quote: '甲监狱', text: '请写全称' }] });
    expect(desk.code('approval.add', signed(desk.statement(letter, 'approve', { step: 'lead' })))).toBe('approval.stage');
    expect(desk.do('letter.submit', { id: letter }).version).toBe(2);
  });

  it('is taken back with a reason; what was said stays on record and counts no more', () => {
    const { submission } = desk.do('letter.submit', { id: letter });
    expect(desk.say(letter)).toBe('ok');
    expect(desk.code('submission.withdraw', { id: submission, reason: ' ' })).toBe('reason.empty');
    desk.do('submission.withdraw', { id: submission, reason: '补充事实' });
    expect(detail()).toMatchObject({ stage: 'draft', submission: null });
    expect(detail().rows).toHaveLength(1);
    expect(desk.do('letter.submit', { id: letter }).version).toBe(2);
    expect(detail().steps.every(({ by }) => by === null)).toBe(true);
  });

  it('counts no word that is forged, foreign, repeated, of another paper or out of turn', () => {
    desk.do('letter.submit', { id: letter });
    const statement = desk.statement(letter);
    const stranger = new SigningDesk('陌生人');
    const wrong = [
      [{ statement, signature: signStatement(statement, stranger.personSeed) }, 'approval.invalid'],
      [signed({ ...statement, step: 'chief' }), 'approval.order'],
      [signed({ ...statement, step: 'policy' }), 'approval.invalid'],
      [signed({ ...statement, paper: 'c'.repeat(64) }), 'approval.invalid'],
      [signed({ ...statement, version: 2 }), 'approval.invalid'],
      [signed({ ...statement, submission: 'nowhere' }), 'approval.foreign'],
      [{ ...signed({ ...statement, verdict: 'return' }), statement }, 'approval.invalid'],
      [
        {
          statement: { ...statement, person: stranger.author.person },
          signature: signStatement({ ...statement, person: stranger.author.person }, stranger.personSeed),
        },
        'approval.invalid',
      ],
    ] as const;
    for (const [input, code] of wrong) expect(desk.code('approval.add', { ...input, id: 'x' })).toBe(code);
    const good = signed(statement);
    expect(desk.code('approval.add', good)).toBe('ok');
    expect(desk.code('approval.add', good)).toBe('approval.known');
    desk.do('letterBlock.add', { letter, after: null, text: '加一段' });
    desk.do('letter.submit', { id: letter });
    expect(desk.code('approval.add', signed({ ...statement, step: 'department' }))).toBe('approval.old');
  });

  it('shows a forged record that came with a package as not valid, in words', () => {
    desk.do('letter.submit', { id: letter });
    const statement = desk.statement(letter);
    const forged = { statement, signature: signStatement(statement, new SigningDesk('陌生人').personSeed) };
    desk.act(
      ...desk.replica.operations(
        Object.entries({ letter, submission: statement.submission, ...forged }).map(([field, value]) => ({ kind: 'approval', id: 'forged', field, value })),
      ),
    );
    expect(detail()).toMatchObject({ stage: 'submitted', current: 'lead' });
    expect(detail().rows[0]?.trouble).toContain('伪造');
  });

  it('lets only the named persons take a step, once they are registered by the organising office', () => {
    const chief = new SigningDesk('检察长');
    desk.do('approvalRule.edit', { id: 'correctionNotice', fields: { steps: ['drafter', 'chief'] } });
    desk.do('stepHolder.edit', { id: 'chief', fields: { persons: [chief.author.person] } });
    desk.do('letter.submit', { id: letter });
    expect(detail()).toMatchObject({ current: 'chief', mine: false });
    expect(desk.say(letter)).toBe('approval.invalid');
    const theirs = desk.statement(letter, 'approve', { person: chief.author.person });
    const word = { statement: theirs, signature: signStatement(theirs, chief.personSeed) };
    expect(desk.code('approval.add', word)).toBe('approval.invalid');
    const register = (seed: Uint8Array): void =>
      desk.act(
        ...desk.replica.operations(
          Object.entries({
            name: '检察长',
            post: '检察长',
            card: chief.card,
            by: desk.author.person,
            signature: signApprover(chief.card, '检察长', seed),
            deleted: false,
          }).map(([field, value]) => ({ kind: 'approver', id: chief.author.person, field, value: value as never })),
        ),
      );
    register(chief.personSeed);
    expect(desk.code('approval.add', word)).toBe('approval.invalid');
    register(desk.personSeed);
    expect(desk.code('approval.add', word)).toBe('ok');
    expect(detail()).toMatchObject({ stage: 'approved', rows: [{ person: '检察长', post: '检察长', valid: true }] });
  });

  it('goes on counting when who signed leaves or gets another laptop; nothing new is taken from them', () => {
    const clerk = new SigningDesk('内勤');
    const lead = new SigningDesk('主办');
    const chief = new SigningDesk('检察长');
    desk.enrol(clerk.card, 'hub');
    desk.enrol(lead.card);
    desk.do('approver.add', clerk.registration(chief.card, '检察长'));
    desk.do('approvalRule.edit', { id: 'correctionNotice', fields: { steps: ['drafter', 'lead', 'department', 'chief'] } });
    desk.do('letter.submit', { id: letter });
    const word = (signer: SigningDesk) => {
      const said = desk.statement(letter, 'approve', { person: signer.author.person });
      return { statement: said, signature: signStatement(said, signer.personSeed) };
    };
    const passed = () => detail().steps.map(({ by }) => by);
    desk.do('approval.add', word(lead));
    desk.remove(lead.card.device);
    // The laptop at which the chief was registered is replaced, too.
    desk.remove(clerk.card.device);
    expect(passed()).toEqual(['主办', null, null]);
    expect(desk.code('approval.add', word(lead))).toBe('approval.invalid');
    expect(desk.say(letter)).toBe('ok');
    desk.do('approval.add', word(chief));
    desk.do('approver.remove', { id: chief.author.person });
    expect(passed()).toEqual(['主办', '王某', '检察长']);
    expect(detail().stage).toBe('approved');
    expect(detail().rows.map(({ valid }) => valid)).toEqual([true, true, true]);
    expect(detail().rows.find(({ person }) => person === '检察长')?.post).toBe('检察长');
    const other = desk.letter(facility);
    desk.do('letter.submit', { id: other });
    const late = desk.statement(other, 'approve', { person: chief.author.person });
    expect(desk.code('approval.add', { statement: late, signature: signStatement(late, chief.personSeed) })).toBe('approval.invalid');
  });

  it('asks for nothing where the round lists no step behind the writing', () => {
    desk.do('approvalRule.edit', { id: 'correctionNotice', fields: { steps: ['drafter'] } });
    expect(desk.code('letter.submit', { id: letter })).toBe('submission.no-chain');
    expect(desk.code('letter.issue', { id: letter, on: '2022-11-10' })).toBe('ok');
  });

  it('lets who is authorised sign in place of the holder of the last step', () => {
    const chief = new SigningDesk('检察长');
    desk.do('approvalRule.edit', { id: 'correctionNotice', fields: { steps: ['drafter', 'chief'] } });
    desk.do('stepHolder.edit', { id: 'chief', fields: { persons: [chief.author.person] } });
    desk.do('letter.submit', { id: letter });
    expect(desk.say(letter)).toBe('approval.invalid');
    desk.do('submission.withdraw', { id: detail().submission?.id ?? '', reason: '改按授权清单' });
    desk.do('approvalRule.edit', { id: 'correctionNotice', fields: { signers: ['王某'], basis: '权力清单第3条' } });
    desk.do('letter.submit', { id: letter });
    expect(desk.say(letter)).toBe('ok');
  });

  it('freezes what was issued: later findings and edits change nothing of it, the number may follow', () => {
    desk.do('letter.issue', { id: letter, on: '2022-11-10', outside: '纸质签批' });
    const before = desk.read('letters.detail', { id: letter })?.document;
    const block = desk.read('letters.detail', { id: letter })?.blocks[0]?.id ?? '';
    // As a package from an older program could bring it: past the commands.
    desk.act(...desk.replica.operations([{ kind: 'letterBlock', id: block, field: 'content', value: plainContent('偷换的正文') as never }]));
    expect(desk.read('letters.detail', { id: letter })?.document).toEqual(before);
    desk.do('letter.number', { id: letter, number: '江检巡纠违〔2022〕3号' });
    expect(desk.read('letters.detail', { id: letter })?.document).toEqual({ ...before, number: '江检巡纠违〔2022〕3号' });
  });

  const signed = (statement: ReturnType<SigningDesk['statement']>) => ({ statement, signature: signStatement(statement, desk.personSeed) });
});

describe('the service of a letter', () => {
  it('is entered once, after issue, with what its way asks for', () => {
    const desk = new SigningDesk('王某').found();
    const letter = desk.letter(desk.prison());
    const service = { letter, way: 'direct' as const, server: '李某', receiver: '赵某', on: '2022-11-08' };
    expect(desk.code('service.add', service)).toBe('service.draft');
    desk.do('letter.issue', { id: letter, on: '2022-11-07', outside: '纸质签批' });
    expect(desk.code('service.add', { ...service, on: '2022-11-06' })).toBe('service.early');
    expect(desk.code('service.add', { ...service, on: '2022-11-11' })).toBe('field.wrong');
    expect(desk.code('service.add', { ...service, receiver: '' })).toBe('field.required');
    expect(desk.code('service.add', { ...service, way: 'leaving' })).toBe('service.refusal');
    expect(desk.code('service.add', service)).toBe('ok');
    expect(desk.code('service.add', service)).toBe('service.twice');
    expect(desk.read('letters.approval', { id: letter })?.stage).toBe('served');
  });
});
