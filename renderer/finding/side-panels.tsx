import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useWay } from '#renderer/app/route.tsx';
import { useCommand } from '#renderer/data/use-command.ts';
import { EvidencePanel } from '#renderer/evidence/evidence-panel.tsx';
import { Mark } from '#renderer/ui/words.tsx';
import type { FindingDetail } from '#shared/finding/detail.ts';
import { supervisoryTypes } from '#shared/letter/kinds.ts';
import { type LetterStatus, letterStatusWords, letterTypeWords } from '#shared/letter/words.ts';
import { HistoryPanel } from './history-panel.tsx';
import { useLetterDraft } from './use-letter-draft.ts';

/** The tabs beside a finding. */
export function sideTabs(detail: FindingDetail): { key: string; label: string; children: ReactNode }[] {
  return [
    { key: 'evidence', label: `证据 ${detail.evidence.length}`, children: <EvidencePanel finding={detail.finding.id} /> },
    { key: 'basis', label: `依据 ${detail.basis.length}`, children: <BasisPanel detail={detail} /> },
    { key: 'history', label: `历史 ${detail.history.length}`, children: <HistoryPanel kind="finding" history={detail.history} /> },
    { key: 'related', label: `关联 ${detail.letters.length}`, children: <RelatedPanel detail={detail} /> },
  ];
}

function BasisPanel({ detail }: { detail: FindingDetail }): ReactNode {
  const { finding, basis } = detail;
  if (finding.type === '') return <p className="soft">选定问题类型后，这里列出对应的规定。</p>;
  if (finding.conductFrom === null) return <p className="soft">填写行为发生日期后，这里列出当日有效的规定；法律修订前后条号不同。</p>;
  if (basis.length === 0) return <p className="soft">该类型在行为发生当日没有收录可引用的条文，请自行填写依据。</p>;
  return (
    <div className="stack">
      <p className="soft small">行为发生于 {finding.conductFrom}，以下按当日有效版本：</p>
      <ul style={{ margin: 0, paddingLeft: 18 }}>
        {basis.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  );
}

function RelatedPanel({ detail }: { detail: FindingDetail }): ReactNode {
  const { go } = useWay();
  const draft = useLetterDraft();
  const { finding } = detail;
  return (
    <div className="wide">
      <div className="stack">
        <h3>文书</h3>
        {detail.letters.length === 0 ? <p className="soft">还没有写入文书。</p> : null}
        {detail.letters.map((letter) => (
          <div key={letter.id} className="row">
            <button type="button" className="link-button" onClick={() => go({ screen: 'letter', id: letter.id })}>
              {letter.title}
            </button>
            <span className="soft number">{letter.number ?? ''}</span>
            <Mark>{letterStatusWords[letter.status as LetterStatus] ?? ''}</Mark>
          </div>
        ))}
        {finding.stream === 'prison' ? (
          <div className="row">
            {supervisoryTypes.map((type) => (
              <Button key={type} size="small" onClick={() => void draft(type, [finding])}>
                拟制{letterTypeWords[type]}
              </Button>
            ))}
          </div>
        ) : null}
      </div>
      {finding.stream === 'prison' ? <OralCorrection detail={detail} /> : null}
    </div>
  );
}

/** 口头纠正: raised on one day, corrected by another; seven days between (GZ 624). */
function OralCorrection({ detail }: { detail: FindingDetail }): ReactNode {
  const run = useCommand();
  const { finding } = detail;
  const [on, setOn] = useState(finding.oralOn);
  const [doneOn, setDoneOn] = useState(finding.oralDoneOn);
  const day = (value: dayjs.Dayjs | null) => (value ? (value.format('YYYY-MM-DD') as typeof on) : null);
  return (
    <div className="stack">
      <h3>口头纠正</h3>
      <div className="row">
        <DatePicker aria-label="口头提出日期" placeholder="提出日期" value={on ? dayjs(on) : null} onChange={(value) => setOn(day(value))} />
        <DatePicker aria-label="纠正完成日期" placeholder="完成日期" value={doneOn ? dayjs(doneOn) : null} onChange={(value) => setDoneOn(day(value))} />
        <Button disabled={!on} onClick={() => on && void run('finding.oral', { id: finding.id, on, doneOn })}>
          记录口头纠正
        </Button>
      </div>
      <p className="soft small">提出后七日内未纠正的，应当书面提出（规则第六百二十四条）。</p>
    </div>
  );
}
