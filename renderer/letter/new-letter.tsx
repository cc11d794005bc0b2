import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { matchesText } from '#renderer/ui/pinyin.ts';
import { letterKinds } from '#shared/letter/kinds.ts';
import { type LetterType, letterGroups, letterGroupWords, letterTypes, letterTypeWords } from '#shared/letter/words.ts';
import { DraftForm } from './draft-form.tsx';

interface NewLetterProps {
  /** The objection that a decision is to be drafted on; null: any paper. */
  readonly objection: string | null;
  readonly onDrafted: (id: string) => void;
  readonly onClose: () => void;
}

/** A new paper: which one, by group or by its name or initials, and beside it only what that paper needs. */
export function NewLetter({ objection, onDrafted, onClose }: NewLetterProps): ReactNode {
  const [type, setType] = useState<LetterType>(objection === null ? 'correctionNotice' : 'reviewDecision');
  return (
    <section className="editor" aria-label="新建文书" data-region tabIndex={-1}>
      <div className="editor-head">
        <div className="row">
          <h2 className="grow">新建文书</h2>
          <Button size="small" onClick={onClose}>
            关闭
          </Button>
        </div>
      </div>
      <div className="new-letter">
        <TypeList type={type} onChoose={setType} />
        <DraftForm key={type} type={type} objection={objection} onDrafted={onDrafted} />
      </div>
    </section>
  );
}

function TypeList({ type, onChoose }: { type: LetterType; onChoose: (type: LetterType) => void }): ReactNode {
  const [query, setQuery] = useState('');
  const found = letterTypes.filter((one) => matchesText(letterTypeWords[one], query));
  const [first] = found;
  return (
    <nav className="letter-types" aria-label="文书种类">
      <Input
        aria-label="搜索文书种类"
        placeholder="名称或拼音首字母"
        autoFocus
        allowClear
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && first && !event.nativeEvent.isComposing && event.keyCode !== 229) onChoose(first);
        }}
      />
      {letterGroups.map((group) => {
        const here = found.filter((one) => letterKinds[one].group === group);
        return here.length === 0 ? null : (
          <div key={group}>
            <h3>{letterGroupWords[group]}</h3>
            {here.map((one) => (
              <button key={one} type="button" className="letter-type" aria-current={one === type} onClick={() => onChoose(one)}>
                {letterTypeWords[one]}
              </button>
            ))}
          </div>
        );
      })}
      {found.length === 0 ? <p className="soft small">没有这样的文书。</p> : null}
    </nav>
  );
}
