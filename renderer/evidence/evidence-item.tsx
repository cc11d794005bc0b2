import { Button, Modal } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useCore } from '#renderer/data/core-context.tsx';
import { useAttempt } from '#renderer/data/use-command.ts';
import { bytesWords } from '#renderer/exchange/package-words.ts';
import { Mark } from '#renderer/ui/words.tsx';
import './evidence.css';

/** What a screen knows of a piece of evidence; its key stays in the core worker. */
export interface ShownEvidence {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly mime: string;
  readonly sha256: string;
}

interface EvidenceItemProps {
  readonly item: ShownEvidence;
  /** When it came or by whom, beside its size. */
  readonly remark: string;
  /** Further acts, after verifying and saving. */
  readonly acts?: ReactNode;
  readonly children?: ReactNode;
}

/** One piece of evidence: its picture where it is one, its size and hash; verified and saved on demand. */
export function EvidenceItem({ item, remark, acts, children }: EvidenceItemProps): ReactNode {
  const core = useCore();
  const attempt = useAttempt();
  const [verdict, setVerdict] = useState<{ intact: boolean; words: string } | null>(null);
  const [large, setLarge] = useState(false);
  const address = useImage(item);
  const save = async (): Promise<void> => {
    const blob = await core.evidence.read(item.id);
    await core.files.save({ name: item.name, bytes: new Uint8Array(await blob.arrayBuffer()) });
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
        <span className="soft small number" title={`SHA-256 ${item.sha256}`}>
          {[bytesWords(item.bytes), remark, `校验值 ${item.sha256.slice(0, 8)}`].filter((part) => part !== '').join(' · ')}
        </span>
        <div className="row">
          <Button size="small" onClick={() => void attempt(async () => setVerdict(await core.evidence.verify(item.id)))}>
            核对
          </Button>
          <Button size="small" onClick={() => void attempt(save)}>
            另存
          </Button>
          {acts}
        </div>
        {verdict ? <Mark tone={verdict.intact ? 'done' : 'alarm'}>{verdict.words}</Mark> : null}
        {children}
      </div>
      <Modal open={large} onCancel={() => setLarge(false)} footer={null} width="80vw" title={item.name}>
        {address ? <img className="evidence-large" src={address} alt={item.name} /> : null}
        <div className="soft small number">SHA-256 {item.sha256}</div>
      </Modal>
    </div>
  );
}

const isImage = (mime: string): boolean => /^image\/(png|jpeg|gif|webp|bmp)$/.test(mime);

/** An address for the picture while it is shown; the bytes are forgotten with it. */
function useImage({ id, mime, bytes }: ShownEvidence): string | undefined {
  const core = useCore();
  const [address, setAddress] = useState<string>();
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
