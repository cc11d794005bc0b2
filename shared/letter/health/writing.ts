import { type HealthItem, matches, type WritingRule } from './health.ts';

const pattern = (code: string, severity: HealthItem['severity'], expression: RegExp, words: (text: string) => string): WritingRule => {
  return (input) =>
    matches(input, expression).map(({ place, text }) => ({ code, severity, words: words(text), place, about: `${place.block} ${place.from} ${text}` }));
};

/** GB/T 9704 7.2.5: the year of a document number stands in 〔〕 (U+3014, U+3015). */
export const yearBrackets = pattern(
  'year-brackets',
  'asks',
  /(?<=[\p{Script=Han}×]\s?)[[［(（【﹝〘⟦]\s*\d{4}\s*[\]］)）】﹞〙⟧](?=\s*(?:第?\s*[\d×]+\s*)?号)/gu,
  (text) => `文号的年份应写在六角括号中：〔${text.replace(/\D/g, '')}〕，现为“${text}”。`,
);

/** No 0 before and no 第 in the sequence of a document number. */
export const numberSequence = pattern(
  'number-sequence',
  'asks',
  /〔\d{4}〕\s*(?:第\s*\d+|0\d*)\s*号/gu,
  (text) => `文号“${text}”的顺序号前不加“第”，也不加0。`,
);

/** Half-width marks between Chinese characters. */
export const fullWidth = pattern(
  'half-width',
  'asks',
  /(?<=[\p{Script=Han}》〉”’）])[,;:!?()](?=\s|$|[\p{Script=Han}《〈“‘（\d])|(?<=[\p{Script=Han}])\.(?=\s|$|[\p{Script=Han}])|(?<=[\p{Script=Han}\d])\)(?=[\p{Script=Han}，。；：、])/gu,
  (text) => `标点“${text}”应为全角。`,
);

/** Marks that stand twice, and spaces inside Chinese text. */
export const doubledMarks = pattern('doubled-mark', 'asks', /([，。；：、])\1+|[，；：、]。|。[，；：、]/gu, (text) => `标点“${text}”重复或者相连。`);

export const straightQuotes = pattern('straight-quote', 'asks', /["＂]/gu, () => '引号应为“ ”。');

/** Nothing is left to be filled in: ×年, {…}, ××, 某某 stays (it masks a name). */
export const placeholders = pattern(
  'placeholder',
  'blocks',
  /\{[^{}]*\}|｛[^｛｝]*｝|×年|×月|×日|×{2,}|[Xx]{2,}(?=[\p{Script=Han}〔，。；：、]|$)|〔\s*〕|_{2,}|＿{2,}|【[^】]{0,20}】/gu,
  (text) => `“${text}”是还没有填写的占位。`,
);
