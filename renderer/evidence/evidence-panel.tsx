import { Button, Modal } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useShortcut } from '#renderer/app/shortcuts.ts';
import { useCore } from '#renderer/data/core-context.tsx';
import { useAttempt, useCommand } from '#renderer/data/use-command.ts';
import { useView } from '#renderer/data/use-view.ts';
import { bytesWords } from '#renderer/exchange/package-words.ts';
import { useConfirmDanger } from '#renderer/ui/confirm.tsx';
import { FileDrop } from '#renderer/ui/file-drop.tsx';
import { ProgressNote } from '#renderer/ui/progress-note.tsx';
import { Mark, TroubleNote } from '#renderer/ui/words.tsx';
import type { EvidenceRow } from '#shared/evidence/list.ts';
import { useAddEvidence } from './use-add-evidence.ts';

/** Evidence of one finding: dropped, pasted or chosen; hashed on ingest, verified on demand. */
export function EvidencePanel({ finding }: { finding: string }): ReactNode {
  const { data, trouble } = useView('evidence.list', { finding });
  const { add, work } = useAddEvidence(finding);
  const area = useRef<HTMLDivElement>(null);
  useShortcut(['ctrl+shift+e'], () => area.current?.querySelector<HTMLButtonElement>('.file-drop')?.click());
  return (
    <div className="stack" ref={area}>
      <FileDrop label="添加证据" onFiles={add}>
        拖入或粘贴文件、图片，或点击选择
      </FileDrop>
      {work ? <ProgressNote words={work.words} share={work.share} /> : null}
      {trouble ? <TroubleNote trouble={trouble} /> : null}
      {data?.length === 0 ? <p className="soft">还没有证据。确认问题前请至少附上一件。</p> : null}
      {(data ?? []).map((item) => (
        <EvidenceItem key={item.id} item={item} finding={finding} />
      ))}
    </div>
  );
}

const isImage = (mime: string): boolean => /^image\/(png|jpeg|gif|webp|bmp)$/.test(mime);

function EvidenceItem({ item, finding }: { item: EvidenceRow; finding: string }): ReactNode {
  const core = useCore();
  const attempt = useAttempt();
  const run = useCommand();
  const confirm = useConfirmDanger();
  const [verdict, setVerdict] = useState<{ intact: boolean; words: string } | null>(null);
  const [large, setLarge] = useState(false);
  const address = useImage(item);
  const unbind = async (): Promise<void> => {
    const answer = await confirm({
      title: `解除证据“${item.name}”与本问题的关联`,
      words: '文件仍保留在证据库中，可按 Ctrl+Z 撤销。',
      act: '解除关联',
    });
    if (answer !== null) await run('evidence.unbind', { id: item.id, finding });
  };
  return (
    <div className="evidence-item">
      <button type="button" className="evidence-thumb" disabled={!address} onClick={() => setLarge(true)} aria-label={`查看 ${item.name}`}>
        {address ? <img src={address} alt="" /> : (item.name.split('.').at(-1) ?? '文件').toUpperCase().slice(0, 5)}
      </button>
      <div className="stack" style={{ gap: 2 }}>
        <span className="one-line" title={item.name}>
          {item.name}
        </span>
        <span className="soft small number">
          {bytesWords(item.bytes)} · {item.addedOn ?? ''} · 校验值 {item.sha256.slice(0, 8)}
        </span>
        <div className="row">
          <Button size="small" onClick={() => void attempt(async () => setVerdict(await core.evidence.verify(item.id)))}>
            核对
          </Button>
          <Button
            size="small"
            onClick={() =>
              void attempt(async () => {
                const blob = await core.evidence.read(item.id);
                await core.files.save({ name: item.name, bytes: new Uint8Array(await blob.arrayBuffer()) });
              })
            }
          >
            另存
          </Button>
          <Button size="small" type="text" onClick={() => void unbind()}>
            解除关联
          </Button>
        </div>
        {verdict ? <Mark tone={verdict.intact ? 'done' : 'alarm'}>{verdict.words}</Mark> : null}
        {item.findings.length > 1 ? (
          <span className="soft small">
            还支持：
            {item.findings
              .filter((one) => one.id !== finding)
              .map((one) => one.number)
              .join('、')}
          </span>
        ) : null}
      </div>
      <Modal open={large} onCancel={() => setLarge(false)} footer={null} width="80vw" title={item.name}>
        {address ? <img className="evidence-large" src={address} alt={item.name} /> : null}
      </Modal>
    </div>
  );
}

/** An address for the picture while it is shown; the bytes are forgotten with it. */
function useImage(item: EvidenceRow): string | undefined {
  const core = useCore();
  const [address, setAddress] = useState<string>();
  const { id, mime, bytes } = item;
  useEffect(() => {
    // Larger pictures would only slow the list down; they are opened by saving.
    if (!isImage(mime) || bytes > 20 * 1024 * 1024) return;
    let made: string | undefined;
    let gone = false;
    core.evidence.read(id).then(
      (blob) => {
        if (gone) return;
        made = URL.createObjectURL(new Blob([blob], { type: mime }));
        setAddress(made);
      },
      () => setAddress(undefined),
    );
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [core, id, mime, bytes]);
  return address;
}
