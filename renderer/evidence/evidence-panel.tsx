import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useCommand } from '#renderer/data/use-command.ts';
import { useView } from '#renderer/data/use-view.ts';
import { useConfirmDanger } from '#renderer/ui/confirm.tsx';
import { FileDrop } from '#renderer/ui/file-drop.tsx';
import { ProgressNote } from '#renderer/ui/progress-note.tsx';
import { TroubleNote } from '#renderer/ui/words.tsx';
import type { EvidenceRow } from '#shared/evidence/list.ts';
import { EvidenceItem } from './evidence-item.tsx';
import { useAddEvidence } from './use-add-evidence.ts';

/** Evidence of one finding: dropped, pasted or chosen; hashed on ingest, verified on demand. */
export function EvidencePanel({ finding }: { finding: string }): ReactNode {
  const { data, trouble } = useView('evidence.list', { findings: [finding] });
  const { add, work } = useAddEvidence(finding);
  return (
    <div className="stack">
      <FileDrop label="添加证据" onFiles={add}>
        拖入或粘贴文件、图片，或点击选择
      </FileDrop>
      {work ? <ProgressNote words={work.words} share={work.share} /> : null}
      {trouble ? <TroubleNote trouble={trouble} /> : null}
      {data?.length === 0 ? <p className="soft">还没有证据。确认问题前请至少附上一件。</p> : null}
      {(data ?? []).map((item) => (
        <BoundEvidence key={item.id} item={item} finding={finding} />
      ))}
    </div>
  );
}

function BoundEvidence({ item, finding }: { item: EvidenceRow; finding: string }): ReactNode {
  const run = useCommand();
  const confirm = useConfirmDanger();
  const unbind = async (): Promise<void> => {
    const answer = await confirm({
      title: `解除证据“${item.name}”与本问题的关联`,
      words: '文件仍保留在证据库中，可按 Ctrl+Z 撤销。',
      act: '解除关联',
    });
    if (answer !== null) await run('evidence.unbind', { id: item.id, finding });
  };
  const others = item.findings.filter((one) => one.id !== finding).map((one) => one.number);
  const acts = (
    <Button size="small" type="text" onClick={() => void unbind()}>
      解除关联
    </Button>
  );
  return (
    <EvidenceItem item={item} remark={item.addedOn ?? ''} acts={acts}>
      {others.length > 0 ? <span className="soft small">还支持：{others.join('、')}</span> : null}
    </EvidenceItem>
  );
}
