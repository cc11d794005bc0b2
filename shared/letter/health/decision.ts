import { readLetter } from '../letter.ts';
import { reviewOutcomes, reviewOutcomeWords } from '../words.ts';
import type { HealthRule } from './health.ts';

/** A decision says what it was registered to decide: its issue has the consequences of the one, its reader obeys the other. */
export const decision: HealthRule = ({ letter, source, blocks }) => {
  const record = letter.type === 'reviewDecision' && letter.outcome !== null ? source.record('letter', letter.about) : undefined;
  if (!record || letter.outcome === null) return [];
  const { type } = readLetter(record);
  const block = blocks.find(({ text }) => /本院决定/.test(text));
  const said = block?.text.slice(block.text.indexOf('本院决定')) ?? '';
  const wanted = reviewOutcomeWords(letter.outcome, type);
  const others = reviewOutcomes.map((outcome) => reviewOutcomeWords(outcome, type)).filter((words) => words !== wanted && said.includes(words));
  if (said.includes(wanted) && others.length === 0) return [];
  const words = block
    ? `本件登记的复查结论是${wanted}，决定一段${others.length > 0 ? `却写了“${others.join('”“')}”` : '没有这样写'}。`
    : `正文没有写“本院决定”${wanted}。`;
  return [
    {
      ...{ code: 'decision-differs', severity: 'blocks', words, about: `${letter.outcome} ${said.slice(0, 40)}`, article: '规则第五百五十四条' },
      ...(block ? { place: { block: block.id, from: block.text.indexOf('本院决定'), to: block.text.length } } : {}),
    },
  ];
};
