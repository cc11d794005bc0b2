import { describe, expect, it } from 'vitest';
import { shippedKnowledge } from '#electron/batch/shipped.ts';
import { checkRecipient, levelOfIssuer, recipientOf } from '#shared/letter/recipient.ts';
import type { OrganiserLevel } from '#shared/round/words.ts';
import { TestDesk } from '#test/shared/workbench/desk.ts';
import { person } from './person-case.ts';

const { documents } = shippedKnowledge();
const ruling = documents.byType.get('reductionRulingOpinion');
const office = (organiserLevel: OrganiserLevel) => ({ organiser: '江北省人民检察院', organiserLevel });

describe('addressees', () => {
  it('tell kind and level by their names', () => {
    expect(recipientOf('江北省高级人民法院')).toEqual({ kind: 'court', level: 'provincial' });
    expect(recipientOf('江州市第一中级人民法院')).toEqual({ kind: 'court', level: 'municipal' });
    expect(recipientOf('东川区人民法院')).toEqual({ kind: 'court', level: 'county' });
    expect(recipientOf('最高人民法院')).toEqual({ kind: 'court', level: 'supreme' });
    expect(recipientOf('甲监狱')).toEqual({ kind: 'prison', level: null });
    expect(recipientOf('江北省监狱管理局')).toEqual({ kind: 'prisonAdministration', level: 'provincial' });
    expect(recipientOf('江州市人民检察院第一分院')).toEqual({ kind: 'procuratorate', level: 'municipal' });
    expect(recipientOf('江州市公安局')).toEqual({ kind: 'police', level: null });
    expect(recipientOf('有关单位')).toEqual({ kind: null, level: null });
  });

  it('must stand at the level of the office that corrects a ruling (GZ 640)', () => {
    const municipal = levelOfIssuer('江北省人民检察院', office('municipal'));
    const refused = checkRecipient(ruling, '江北省高级人民法院', municipal);
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'letter.recipient-level', place: 'recipient' } });
    if (!refused.ok) expect(refused.refusal.words).toContain('第六百四十条');
    expect(checkRecipient(ruling, '江州市中级人民法院', municipal).ok).toBe(true);
    expect(checkRecipient(ruling, '江北省高级人民法院', levelOfIssuer('', office('provincial'))).ok).toBe(true);
    expect(checkRecipient(ruling, '江州市第一中级人民法院', levelOfIssuer('江州市人民检察院第一分院', office('provincial'))).ok).toBe(true);
  });

  it('must be of the right kind', () => {
    const notice = documents.byType.get('clueTransfer');
    expect(checkRecipient(notice, '甲监狱', 'provincial')).toMatchObject({ ok: false, refusal: { code: 'letter.recipient-kind' } });
    expect(checkRecipient(notice, '江北省人民检察院', 'municipal').ok).toBe(true);
  });

  it('are asked when a letter is drafted and when its frame is changed', () => {
    const desk = new TestDesk();
    const facility = desk.prison();
    desk.do('round.edit', { id: 'round', fields: { organiserLevel: 'municipal' } });
    const input = { type: 'reductionRulingOpinion', facility, findings: [], person } satisfies Parameters<typeof desk.code<'letter.draft'>>[1];
    expect(desk.code('letter.draft', { ...input, recipient: '江北省高级人民法院' })).toBe('letter.recipient-level');
    const { id } = desk.do('letter.draft', { ...input, recipient: '江州市中级人民法院' });
    expect(desk.code('letter.edit', { id, fields: { recipient: '江北省高级人民法院' } })).toBe('letter.recipient-level');
    expect(desk.code('letter.edit', { id, fields: { recipient: '甲监狱' } })).toBe('letter.recipient-kind');
    expect(desk.code('letter.edit', { id, fields: { recipient: '江州市第二中级人民法院' } })).toBe('ok');
  });
});
