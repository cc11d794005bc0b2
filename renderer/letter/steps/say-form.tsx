import { Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { DocumentModel } from '#shared/document/model.ts';
import type { Remark } from '#shared/letter/approval/statement.ts';
import type { Verdict } from '#shared/letter/approval/words.ts';

interface SayFormProps {
  readonly paper: DocumentModel;
  /** What agreeing is called: 同意, or 签发 at the last step. */
  readonly agree: string;
  readonly busy?: boolean;
  readonly onSay: (verdict: Verdict, remarks: readonly Remark[]) => Promise<boolean>;
}

interface Passage {
  readonly block: string;
  readonly text: string;
}

const blank: Remark = { block: '', quote: '', text: '' };

/** Agrees, or sends back with remarks; a remark may name a passage of the paper. */
export function SayForm({ paper, agree, busy = false, onSay }: SayFormProps): ReactNode {
  const [remarks, setRemarks] = useState<readonly Remark[]>([blank]);
  const passages = passagesOf(paper);
  const change = (at: number, part: Partial<Remark>): void => setRemarks((all) => all.map((one, i) => (i === at ? { ...one, ...part } : one)));
  const written = remarks.filter(({ text }) => text.trim() !== '');
  const say = async (verdict: Verdict): Promise<void> => {
    if (await onSay(verdict, written)) setRemarks([blank]);
  };
  return (
    <div className="stack">
      {remarks.map((remark, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a remark that is being written has no other name.
        <div key={at} className="stack said">
          <Select
            aria-label={`意见 ${at + 1} 所指段落`}
            value={remark.block}
            onChange={(block) => change(at, { block, quote: (passages.find((one) => one.block === block)?.text ?? '').slice(0, 60) })}
            options={[
              { value: '', label: '整份文书' },
              ...passages.map(({ block, text }, i) => ({ value: block, label: `第 ${i + 1} 段　${text.slice(0, 24)}` })),
            ]}
          />
          <Input.TextArea
            aria-label={`意见 ${at + 1}`}
            placeholder="意见（同意时可以不写，退回时必须写）"
            autoSize={{ minRows: 1, maxRows: 6 }}
            maxLength={2000}
            value={remark.text}
            onChange={(event) => change(at, { text: event.target.value })}
          />
        </div>
      ))}
      <div className="row">
        <Button size="small" onClick={() => setRemarks((all) => [...all, blank])}>
          再写一条
        </Button>
        <span className="grow" />
        <Button disabled={busy || written.length === 0} onClick={() => void say('return')}>
          退回修改
        </Button>
        <Button type="primary" disabled={busy} onClick={() => void say('approve')}>
          {agree}
        </Button>
      </div>
    </div>
  );
}

function passagesOf(paper: DocumentModel): readonly Passage[] {
  return paper.body.flatMap((block) => {
    if ((block.type !== 'paragraph' && block.type !== 'heading') || !block.source) return [];
    return [{ block: block.source.id, text: block.runs.map(({ text }) => text).join('') }];
  });
}
