import { Button, Checkbox } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useCore } from '#renderer/data/core-context.tsx';
import { type Trouble, troubleOf } from '#renderer/data/trouble.ts';
import { FieldRow } from '#renderer/ui/field-row.tsx';
import { Mark, TroubleNote } from '#renderer/ui/words.tsx';
import type { ServerCertificate } from '#shared/host/sync-contract.ts';
import { inGroups } from './network-words.ts';

interface CertificateRowProps {
  readonly address: string;
  readonly pin: string | null;
  readonly onPin: (pin: string | null) => void;
}

/** Who vouches for the server: this system, or a certificate whose fingerprint was compared aloud. */
export function CertificateRow({ address, pin, onPin }: CertificateRowProps): ReactNode {
  const core = useCore();
  const [seen, setSeen] = useState<ServerCertificate | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [looking, setLooking] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was seen belongs to one address.
  useEffect(() => {
    setSeen(null);
    setTrouble(null);
  }, [address]);
  const look = async (): Promise<void> => {
    setLooking(true);
    setTrouble(null);
    try {
      setSeen(await core.sync.certificate(address.trim()));
    } catch (error) {
      setTrouble(troubleOf(error));
    }
    setLooking(false);
  };
  const shown = seen?.sha256 ?? pin;
  return (
    <FieldRow name="服务器证书" note="系统信任的证书不必固定。内网自签的证书，请与管理员电话逐组核对指纹后固定；固定后只认这一张。">
      <div className="stack">
        <div className="row">
          <Button loading={looking} onClick={() => void look()}>
            查看证书
          </Button>
          {seen ? <Mark tone={seen.trusted ? 'done' : 'attention'}>{seen.trusted ? '系统信任' : '系统不信任'}</Mark> : null}
          {seen ? (
            <span className="soft">
              {seen.subject}，由 {seen.issuer} 签发，有效期至 {dayWords(seen.validTo)}
            </span>
          ) : null}
        </div>
        {shown ? (
          <div className="fingerprint" role="img" aria-label={`服务器证书指纹 ${inGroups(shown)}`}>
            {inGroups(shown)}
          </div>
        ) : null}
        {shown ? (
          <Checkbox checked={pin === shown} onChange={(event) => onPin(event.target.checked ? shown : null)}>
            已电话逐组核对指纹，固定这张证书
          </Checkbox>
        ) : null}
        {trouble ? <TroubleNote trouble={trouble} /> : null}
      </div>
    </FieldRow>
  );
}

function dayWords(date: string): string {
  const at = new Date(date);
  return Number.isNaN(at.getTime()) ? '不详' : `${at.getFullYear()}年${at.getMonth() + 1}月${at.getDate()}日`;
}
