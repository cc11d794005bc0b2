import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useCore } from '#renderer/data/core-context.tsx';
import { type Trouble, troubleOf } from '#renderer/data/trouble.ts';
import { Labelled } from '#renderer/ui/labelled.tsx';
import { TroubleNote } from '#renderer/ui/words.tsx';
import { NewPassphrase } from './new-passphrase.tsx';
import { pairTrouble } from './passphrase-strength.ts';

interface FirstStartProps {
  readonly onMade: (made: { code: string; deviceName: string; personName: string }) => void;
  /** Told before the vault is made, so that the page waits for the code although the session is already open. */
  readonly onHold: (held: boolean) => void;
  readonly onRestore: () => void;
}

/** Makes the vault on this laptop and names laptop and person. */
export function FirstStart({ onMade, onHold, onRestore }: FirstStartProps): ReactNode {
  const core = useCore();
  const [personName, setPersonName] = useState('');
  const [deviceName, setDeviceName] = useState('');
  const [pair, setPair] = useState({ first: '', second: '' });
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const missing = personName.trim() === '' ? '请填写姓名。' : deviceName.trim() === '' ? '请填写电脑名称。' : pairTrouble(pair);
  const make = async (): Promise<void> => {
    if (missing) {
      setTrouble({ words: missing, next: '' });
      return;
    }
    setBusy(true);
    setTrouble(null);
    onHold(true);
    try {
      const { recoveryCode } = await core.session.create({ passphrase: pair.first, deviceName: deviceName.trim(), personName: personName.trim() });
      onMade({ code: recoveryCode, deviceName: deviceName.trim(), personName: personName.trim() });
    } catch (error) {
      onHold(false);
      setTrouble(troubleOf(error));
      setBusy(false);
    }
  };
  return (
    <div className="gate-sheet">
      <div className="gate-head">
        <h1>建立保险库</h1>
        <span className="brand">巡检台</span>
      </div>
      <p className="soft">所有内容从第一次按键起就加密保存在这台电脑上，只有口令或恢复码能打开。程序不连接网络。</p>
      <form
        className="gate-form"
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <Labelled name="使用人姓名">
          {(id) => (
            <Input id={id} aria-label="使用人姓名" maxLength={60} value={personName} onChange={(event) => setPersonName(event.target.value)} autoFocus />
          )}
        </Labelled>
        <Labelled name="电脑名称">
          {(id) => (
            <Input
              id={id}
              aria-label="电脑名称"
              maxLength={60}
              value={deviceName}
              placeholder="例如 二组-02，别人据此认出这台电脑"
              onChange={(event) => setDeviceName(event.target.value)}
            />
          )}
        </Labelled>
        <NewPassphrase value={pair} onChange={setPair} />
        {trouble ? <TroubleNote trouble={trouble} /> : null}
        <div className="row">
          <Button type="primary" htmlType="submit" loading={busy}>
            建立保险库
          </Button>
          <span className="grow" />
          <button type="button" className="link-button" onClick={onRestore} disabled={busy}>
            从备份恢复
          </button>
        </div>
      </form>
    </div>
  );
}
