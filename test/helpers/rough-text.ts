import fc from 'fast-check';

/** Pieces of official prose, heavy with marks, figures and numbers that must stay whole. */
const pieces = [
  '罪犯',
  '计分考核',
  '减刑',
  '监狱',
  '第十七条',
  '2025年3月',
  '12人',
  '18.5分',
  '36㎡',
  '〔2022〕3号',
  '乙检×纠违〔2022〕13号',
  'GB/T 9704-2012',
  '，',
  '。',
  '、',
  '；',
  '：',
  '？',
  '！',
  '“表扬”',
  '《台账》',
  '（一）',
  '——',
  '……',
  '》',
  '（',
  '《',
  '“',
  '”',
  ' ',
  '%',
  '9.7%',
  '3万元',
  '第3条',
  'ABC',
  '的',
];
const punctuated = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 120 }).map((parts) => parts.join(''));
const numbers = fc.stringMatching(/^[0-9]{10,40}$/);

/** Texts for the line breaker: ordinary, heavy with marks, with long numbers, and any text at all. */
export const roughText = fc.oneof(
  { weight: 6, arbitrary: punctuated },
  { weight: 2, arbitrary: fc.tuple(punctuated, numbers, punctuated).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
);
export const proseText = fc.oneof(
  punctuated,
  fc.tuple(punctuated, numbers, punctuated).map((parts) => parts.join('')),
);
