import type { ReactNode } from 'react';
import { useWay } from '#renderer/app/route.tsx';
import { useView } from '#renderer/data/use-view.ts';
import { EvidencePanel } from '#renderer/evidence/evidence-panel.tsx';
import { Mark, WordsBox } from '#renderer/ui/words.tsx';
import type { FindingDetail } from '#shared/finding/detail.ts';
import { interviewTitleWords, workMethodShort } from '#shared/interview/words.ts';
import { type LetterStatus, letterStatusWords } from '#shared/letter/words.ts';
import { DraftMenu } from './draft-menu.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { LifePanel } from './life-panel.tsx';

export type SideTab = 'evidence' | 'life' | 'basis' | 'history' | 'related';

/** The tabs beside a finding. */
export function sideTabs(detail: FindingDetail): { key: SideTab; label: string; children: ReactNode }[] {
  return [
    { key: 'evidence', label: `证据 ${detail.evidence.length}`, children: <EvidencePanel finding={detail.finding.id} /> },
    { key: 'life', label: '办理', children: <LifePanel detail={detail} /> },
    { key: 'basis', label: `依据 ${detail.basis.length}`, children: <BasisPanel detail={detail} /> },
    { key: 'history', label: `历史 ${detail.history.length}`, children: <HistoryPanel kind="finding" history={detail.history} /> },
    { key: 'related', label: `关联 ${detail.letters.length}`, children: <RelatedPanel detail={detail} /> },
  ];
}

function BasisPanel({ detail }: { detail: FindingDetail }): ReactNode {
  const { finding, basis, basisNotes } = detail;
  if (finding.type === '') return <p className="soft">选定问题类型后，这里列出对应的规定。</p>;
  if (finding.conductFrom === null) return <p className="soft">填写行为发生日期后，这里列出当日有效的规定；法律修订前后条号不同。</p>;
  if (basis.length === 0) return <p className="soft">该类型在行为发生当日没有收录可引用的条文，请自行填写依据。</p>;
  return (
    <div className="stack">
      <p className="soft small">
        行为发生于 {finding.conductFrom}
        {finding.conductTo && finding.conductTo !== finding.conductFrom ? ` 至 ${finding.conductTo}` : ''}，以下按当时有效的版本：
      </p>
      <ul style={{ margin: 0, paddingLeft: 18 }}>
        {basis.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {basisNotes.map((words) => (
        <WordsBox key={words} tone="attention">
          {words}
        </WordsBox>
      ))}
    </div>
  );
}

function RelatedPanel({ detail }: { detail: FindingDetail }): ReactNode {
  const { go } = useWay();
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
        <div className="row">
          <DraftMenu findings={[finding]} />
        </div>
      </div>
      <RelatedWork finding={finding.id} />
    </div>
  );
}

/** Talks and rows of the work log that speak of this finding. */
function RelatedWork({ finding }: { finding: string }): ReactNode {
  const { go } = useWay();
  const { data: talks } = useView('interviews.list', { finding });
  const { data: logs } = useView('workLogs.list', { finding });
  const rows = [
    ...(talks ?? []).map((talk) => ({ id: talk.id, tab: 'talk', on: talk.on, words: `${interviewTitleWords[talk.kind]} ${talk.personName}` })),
    ...(logs ?? []).map((log) => ({ id: log.id, tab: 'log', on: log.on, words: `${log.method ? workMethodShort[log.method] : '工作日志'} ${log.content}` })),
  ];
  return (
    <div className="stack">
      <h3>谈话和日志</h3>
      {rows.length === 0 ? <p className="soft">没有关联的笔录和工作日志。在“谈话日志”中关联。</p> : null}
      {rows.map((row) => (
        <div key={row.id} className="row">
          <span className="soft number">{row.on}</span>
          <button type="button" className="link-button one-line" onClick={() => go({ screen: 'interview', tab: row.tab, id: row.id })}>
            {row.words}
          </button>
        </div>
      ))}
    </div>
  );
}
