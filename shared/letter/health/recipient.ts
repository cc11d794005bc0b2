import { isAddressed } from '../kinds.ts';
import { readLetter } from '../letter.ts';
import { checkRecipient, levelOfIssuer, levelsAbove, recipientOf } from '../recipient.ts';
import type { HealthInput, HealthItem, HealthRule } from './health.ts';

interface Remark {
  readonly code: string;
  readonly severity: HealthItem['severity'];
  readonly words: string;
  readonly article?: string;
}

/**
 * Who is addressed is who acted and has to answer: the unit (GZ 552), the one that the followed letter went to, the next higher office
 * (GD 37, GZ 554), the court that may try the case (刑法 79), the body that may deal with the clue (GD 36); of the kind and level that the
 * catalogue of papers names (GZ 632, 640).
 */
export const recipient: HealthRule = (input) => {
  const { letter } = input;
  if (!isAddressed(letter.type)) return [];
  if (letter.recipient.trim() === '') return [itemOf(input, { code: 'recipient-blank', severity: 'blocks', words: '没有主送单位。' })];
  const own = levelOfIssuer(letter.issuer, input.round);
  const allowed = checkRecipient(input.knowledge.documents.byType.get(letter.type), letter.recipient, own);
  if (!allowed.ok) return [itemOf(input, { code: 'recipient-wrong', severity: 'blocks', words: allowed.refusal.words })];
  return [generic, actor, followed, higher, court, clueBody].flatMap((rule) => {
    const remark = rule(input);
    return remark ? [itemOf(input, remark)] : [];
  });
};

const itemOf = ({ letter }: HealthInput, remark: Remark): HealthItem => ({ ...remark, field: 'recipient', about: `recipient ${letter.recipient}` });

type Rule = (input: HealthInput) => Remark | undefined;

/** A kind of organ is no organ. */
const generic: Rule = ({ letter }) =>
  /^(?:上一级|省|承担派驻职责的)?(?:人民检察院|人民法院|监狱管理局|公安机关)$/.test(letter.recipient.trim())
    ? { code: 'recipient-generic', severity: 'asks', words: `主送“${letter.recipient}”没有写明是哪一个机关，请写全称。` }
    : undefined;

const actor: Rule = ({ letter, kind, facility }) =>
  kind.audience === 'facility' && kind.source !== 'letter' && kind.source !== 'reply' && facility && letter.recipient.trim() !== facility.name
    ? {
        ...{ code: 'recipient-other', severity: 'asks', article: '规则第五百五十二条' },
        words: `主送“${letter.recipient}”不是实施行为的单位${facility.name}。`,
      }
    : undefined;

const followed: Rule = ({ letter, source }) => {
  const record = letter.type === 'urging' || letter.type === 'reviewDecision' ? source.record('letter', letter.about) : undefined;
  if (!record) return undefined;
  const about = readLetter(record);
  return about.recipient.trim() === letter.recipient.trim()
    ? undefined
    : { code: 'recipient-not-followed', severity: 'asks', words: `主送“${letter.recipient}”不是《${about.title}》的主送单位${about.recipient}。` };
};

const higher: Rule = ({ letter, round }) => {
  if (letter.type !== 'reportUpward') return undefined;
  const found = recipientOf(letter.recipient);
  const steps = levelsAbove(found.level, levelOfIssuer(letter.issuer, round));
  if (found.kind !== null && found.kind !== 'procuratorate')
    return { code: 'recipient-not-higher', severity: 'blocks', words: '报请上级函应当报上一级人民检察院。', article: '巡回检察工作规定第三十七条' };
  return steps !== null && steps !== 1
    ? {
        ...{ code: 'recipient-not-higher', severity: 'asks', article: '巡回检察工作规定第三十七条' },
        words: `“${letter.recipient}”不是本院的上一级人民检察院。`,
      }
    : undefined;
};

const court: Rule = ({ letter }) => {
  if (letter.type !== 'reductionOpinion' && letter.type !== 'paroleOpinion') return undefined;
  const found = recipientOf(letter.recipient);
  return found.kind === 'court' && found.level === 'county'
    ? {
        ...{ code: 'recipient-court-level', severity: 'asks', article: '刑法第七十九条' },
        words: `减刑、假释由中级以上人民法院审理，“${letter.recipient}”是基层人民法院。`,
      }
    : undefined;
};

const clueBody: Rule = ({ letter, findings }) => {
  if (letter.type !== 'clueTransfer' || findings.length === 0) return undefined;
  const { kind, level } = recipientOf(letter.recipient);
  const ours = findings.filter((finding) => finding.clueTo === 'procuratorate').length;
  const article = '巡回检察工作规定第三十六条';
  if (ours > 0 && ours < findings.length)
    return { code: 'recipient-clue', severity: 'asks', words: '检察机关管辖和其他机关管辖的线索不能写在同一件函里。', article };
  const fits = ours > 0 ? kind === 'procuratorate' && (level === null || level === 'provincial') : kind !== 'procuratorate';
  if (kind === null || fits) return undefined;
  const words =
    ours > 0 ? `检察机关管辖的线索由省级人民检察院统一处置，主送是“${letter.recipient}”。` : `线索登记为其他机关管辖，主送却是“${letter.recipient}”。`;
  return { code: 'recipient-clue', severity: 'asks', words, article };
};
