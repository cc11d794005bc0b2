import type { RecordSource } from '../ledger/record.ts';
import { plainContent, sameContent } from './content.ts';
import { blocksOf, type LetterBlock } from './letter.ts';
import { type SuggestionKind, suggestionArticles } from './words.ts';

/** What a 检察建议书 rests on, as it is drafted: the article of its own kind of suggestion (JY 9, 11) behind the law and the rules (GZ 624). */
export const suggestionBasis = (kind: SuggestionKind): string =>
  `根据《中华人民共和国人民检察院组织法》第二十一条、《人民检察院刑事诉讼规则》第六百二十四条和《人民检察院检察建议工作规定》${suggestionArticles[kind]}的规定，建议你单位：`;

/** The basis paragraphs of a letter that still stand as they were drafted for that kind; one that two laptops wrote is nobody's draft. */
export const draftedBasis = (source: RecordSource, letter: string, kind: SuggestionKind): readonly LetterBlock[] =>
  blocksOf(source, letter).filter(
    ({ part, content, disputed }) => part === 'basis' && disputed.length === 0 && sameContent(content, plainContent(suggestionBasis(kind))),
  );
