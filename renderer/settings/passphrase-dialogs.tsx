import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useCore } from '#renderer/data/core-context.tsx';
import { type Trouble, troubleOf } from '#renderer/data/trouble.ts';
import { useTell } from '#renderer/data/use-command.ts';
import { NewPassphrase } from '#renderer/session/new-passphrase.tsx';
import { pairTrouble } from '#renderer/session/passphrase-strength.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Labelled } from '#renderer/ui/labelled.tsx';
import { TroubleNote } from '#renderer/ui/words.tsx';

export function ChangePassphrase({ open, onClose }: { open: boolean; onClose: () => void }): ReactNode {
  const core = useCore();
  const tell = useTell();
  const [old, setOld] = useState('');
  const [pair, setPair] = useState({ first: '', second: '' });
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const close = (): void => {
    setOld('');
    setPair({ first: '', second: '' });
    setTrouble(null);
    onClose();
  };
  const change = async (): Promise<void> => {
    const missing = old === '' ? '请输入现在的口令。' : pairTrouble(pair);
    if (missing) {
      setTrouble({ words: missing, next: '' });
      return;
    }
    setBusy(true);
    try {
      await core.session.changePassphrase({ old, next: pair.first });
      tell.note('口令已修改，下次解锁使用新口令');
      close();
    } catch (error) {
      setTrouble(troubleOf(error));
    }
    setBusy(false);
  };
  return (
    <FormDialog open={open} title="修改口令" act="修改口令" busy={busy} onSend={() => void change()} onClose={close}>
      <Labelled name="现在的口令">
        {(id) => (
          <Input.Password id={id} aria-label="现在的口令" value={old} autoComplete="current-password" onChange={(event) => setOld(event.target.value)} />
        )}
      </Labelled>
      <NewPassphrase value={pair} onChange={setPair} label="新口令" />
      {trouble ? <TroubleNote trouble={trouble} /> : null}
    </FormDialog>
  );
}

export function RenewRecovery({ open, onClose, onCode }: { open: boolean; onClose: () => void; onCode: (code: string) => void }): ReactNode {
  const core = useCore();
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const close = (): void => {
    setPassphrase('');
    setTrouble(null);
    onClose();
  };
  const renew = async (): Promise<void> => {
    setBusy(true);
    try {
      const { recoveryCode } = await core.session.renewRecovery({ passphrase });
      setPassphrase('');
      onCode(recoveryCode);
    } catch (error) {
      setTrouble(troubleOf(error));
    }
    setBusy(false);
  };
  return (
    <FormDialog open={open} title="更换恢复码" act="更换恢复码" busy={busy} ready={passphrase !== ''} onSend={() => void renew()} onClose={close}>
      <p>更换后，旧恢复码不能再打开保险库；旧备份仍由旧恢复码打开，请在更换后做一次新备份。</p>
      <Labelled name="口令">
        {(id) => (
          <Input.Password
            id={id}
            aria-label="口令"
            value={passphrase}
            autoComplete="current-password"
            onChange={(event) => setPassphrase(event.target.value)}
          />
        )}
      </Labelled>
      {trouble ? <TroubleNote trouble={trouble} /> : null}
    </FormDialog>
  );
}
