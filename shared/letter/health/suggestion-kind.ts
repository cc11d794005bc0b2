import { suggestionArticles, suggestionKinds, suggestionKindWords } from '../words.ts';
import { type HealthRule, matches } from './health.ts';

/** A 检察建议书 rests on the article of its own kind (JY 9, 11): the kind was changed in the frame, or the text came from another letter. */
export const suggestionKind: HealthRule = (input) => {
  const { type, suggestionKind: own } = input.letter;
  if (type !== 'suggestionLetter') return [];
  const other = suggestionKinds.filter((kind) => kind !== own).map((kind) => suggestionArticles[kind]);
  return matches(input, /《人民检察院检察建议工作规定》((?:[、和]?第[零一二三四五六七八九十]+条)+)/g).flatMap(({ text, place }) => {
    const wrong = other.find((article) => text.includes(article));
    if (wrong === undefined) return [];
    return [
      {
        ...({ code: 'suggestion-kind', severity: 'asks', place, field: 'suggestionKind', about: `${own} ${text}` } as const),
        words: `本文书登记为${suggestionKindWords[own]}检察建议，应引用检察建议工作规定${suggestionArticles[own]}，正文引用了${wrong}。`,
        article: `检察建议工作规定${suggestionArticles[own]}`,
      },
    ];
  });
};
