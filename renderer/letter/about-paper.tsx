import type { ReactNode } from 'react';
import { WordsBox } from '#renderer/ui/words.tsx';
import type { DraftChoices } from '#shared/letter/draft-choices.ts';

/** When it is made, on which articles, for whom, who signs, what is counted: from the catalogue of papers. */
export function AboutPaper({ data }: { data: DraftChoices | undefined }): ReactNode {
  if (!data) return null;
  const { when, basis, recipients, approval, deadline, family, audience } = data.about;
  const rows = [
    ['适用', when],
    ['依据', basis.join('；')],
    ['主送', recipients],
    ['审批', approval],
    ['期限', deadline],
    ['版式', `${family}，${audience}`],
  ].filter(([, words]) => words !== '');
  return (
    <WordsBox tone="plain" label="文书说明">
      <dl className="about-paper">
        {rows.map(([name, words]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </WordsBox>
  );
}
