import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useCore } from '#renderer/data/core-context.tsx';
import { type Trouble, troubleOf } from '#renderer/data/trouble.ts';
import { FileDrop } from '#renderer/ui/file-drop.tsx';
import { Labelled } from '#renderer/ui/labelled.tsx';
import { ProgressNote } from '#renderer/ui/progress-note.tsx';
import { TroubleNote } from '#renderer/ui/words.tsx';
import { NewPassphrase } from './new-passphrase.tsx';
import { pairTrouble } from './passphrase-strength.ts';

interface RestoreProps {
  /** False while a vault is here: it is never overwritten. */
  readonly possible: boolean;
  readonly onMade: (made: { code: string; deviceName: string; personName: string }) => void;
  readonly onHold: (held: boolean) => void;
  readonly onBack: () => void;
}

/** A new vault from backup packages and the printed recovery code: same person, new device. */
export function Restore({ possible, onMade, onHold, onBack }: RestoreProps): ReactNode {
  const core = useCore();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [recoveryCode, setRecoveryCode] = useState('');
  const [deviceName, setDeviceName] = useState('');
  const [pair, setPair] = useState({ first: '', second: '' });
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  if (!possible) {
    return (
      <div className="gate-sheet">
        <h1>从备份恢复</h1>
        <p>这台电脑上已有保险库，程序不会覆盖它。请在另一台电脑上，或换一个保险库文件夹启动程序后，选择“从备份恢复”。</p>
        <div>
          <Button onClick={onBack}>返回解锁</Button>
        </div>
      </div>
    );
  }
  const missing =
    files.length === 0 ? '请选择备份包。' : recoveryCode.trim() === '' ? '请输入恢复码。' : deviceName.trim() === '' ? '请填写电脑名称。' : pairTrouble(pair);
  const restore = async (): Promise<void> => {
    if (missing) {
      setTrouble({ words: missing, next: '' });
      return;
    }
    setBusy(true);
    setTrouble(null);
    onHold(true);
    try {
      const made = await core.session.restore({ backup: files, recoveryCode, passphrase: pair.first, deviceName: deviceName.trim() });
      onMade({ code: made.recoveryCode, deviceName: deviceName.trim(), personName: '' });
    } catch (error) {
      onHold(false);
      setTrouble(troubleOf(error));
      setBusy(false);
    }
  };
  return (
    <div className="gate-sheet">
      <h1>从备份恢复</h1>
      <p className="soft">备份包 (.xjb) 在备份文件夹或移动存储上。恢复后这台电脑成为一台新设备，原来的内容和登记簿完整保留。</p>
      <FileDrop label="备份包" accept=".xjb" onFiles={(more) => setFiles([...files, ...more])}>
        {files.length === 0 ? '拖入备份包，或点击选择（可多选）' : files.map((file) => file.name).join('、')}
      </FileDrop>
      <form
        className="gate-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void restore();
        }}
      >
        <Labelled name="恢复码">
          {(id) => <Input id={id} aria-label="恢复码" value={recoveryCode} autoComplete="off" onChange={(event) => setRecoveryCode(event.target.value)} />}
        </Labelled>
        <Labelled name="电脑名称">
          {(id) => <Input id={id} aria-label="电脑名称" maxLength={60} value={deviceName} onChange={(event) => setDeviceName(event.target.value)} />}
        </Labelled>
        <NewPassphrase value={pair} onChange={setPair} label="新口令" />
        {trouble ? <TroubleNote trouble={trouble} /> : null}
        {busy ? <ProgressNote words="正在核对并恢复备份" share={null} /> : null}
        <div className="row">
          <Button type="primary" htmlType="submit" loading={busy}>
            开始恢复
          </Button>
          <Button onClick={onBack} disabled={busy}>
            返回
          </Button>
        </div>
      </form>
    </div>
  );
}
