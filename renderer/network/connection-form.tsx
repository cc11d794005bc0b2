import { Button, Checkbox, Input, Modal } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { SyncAccount } from '#renderer/core/api.ts';
import { useCore } from '#renderer/data/core-context.tsx';
import { type Trouble, troubleOf } from '#renderer/data/trouble.ts';
import { FieldRow } from '#renderer/ui/field-row.tsx';
import { toFirstField } from '#renderer/ui/first-field.ts';
import { ProgressNote } from '#renderer/ui/progress-note.tsx';
import { TroubleNote } from '#renderer/ui/words.tsx';
import type { OfferedServer } from '#shared/exchange/package.ts';
import { CertificateRow } from './certificate-row.tsx';
import { isOpenlyReadable } from './network-words.ts';

interface ConnectionFormProps {
  readonly open: boolean;
  readonly account: SyncAccount | null;
  /** What the hub names, to begin with instead of what is set up. */
  readonly offered: OfferedServer | null;
  readonly onClose: () => void;
}

/** Address, database, user: kept only after the database has been opened with them once. */
export function ConnectionForm({ open, account, offered, onClose }: ConnectionFormProps): ReactNode {
  return (
    <Modal open={open} title="连接设置" footer={null} width={680} destroyOnHidden onCancel={onClose} mask={{ closable: false }} afterOpenChange={toFirstField}>
      {open ? <Fields account={account} offered={offered} onClose={onClose} /> : null}
    </Modal>
  );
}

function Fields({ account, offered, onClose }: Omit<ConnectionFormProps, 'open'>): ReactNode {
  const core = useCore();
  const given = offered ?? account;
  const [address, setAddress] = useState(given?.address ?? 'https://');
  const [database, setDatabase] = useState(given?.database ?? '');
  const [user, setUser] = useState(account?.user ?? '');
  const [password, setPassword] = useState('');
  const [pin, setPin] = useState(given?.pin ?? null);
  const [plain, setPlain] = useState(account?.plain ?? false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const openly = isOpenlyReadable(address);
  const secured = /^\s*https:\/\//i.test(address);
  // A pin belongs to one server.
  useEffect(() => {
    if (address !== given?.address) setPin(null);
  }, [address, given]);
  const save = async (): Promise<void> => {
    setBusy(true);
    setTrouble(null);
    try {
      // A kept password goes to the server it was given for, and to no other.
      const typed = password === '' && account?.address === address.trim() ? {} : { password };
      await core.sync.configure({ address: address.trim(), database: database.trim(), user, pin: secured ? pin : null, plain: openly && plain, ...typed });
      onClose();
    } catch (error) {
      setTrouble(troubleOf(error));
      setBusy(false);
    }
  };
  const complete = address.trim().length > 8 && database.trim() !== '' && (!openly || plain);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (complete && !busy) void save();
      }}
    >
      <FieldRow name="服务器地址" htmlFor="sync-address" note="由服务器管理员告知。程序只连接这一个地址，不跟随转址。">
        <Input id="sync-address" value={address} autoComplete="off" onChange={(event) => setAddress(event.target.value)} />
      </FieldRow>
      {openly ? (
        <FieldRow name="不加密连接" note="内容始终以密文传送，但用户名和口令会在网络上明文经过。">
          <Checkbox checked={plain} onChange={(event) => setPlain(event.target.checked)}>
            已知悉并同意以 http 连接这个地址
          </Checkbox>
        </FieldRow>
      ) : null}
      <FieldRow name="数据库" htmlFor="sync-database" note="每个轮次一个，小写字母开头。">
        <Input id="sync-database" value={database} autoComplete="off" onChange={(event) => setDatabase(event.target.value)} />
      </FieldRow>
      <FieldRow name="用户名" htmlFor="sync-user">
        <Input id="sync-user" value={user} autoComplete="off" onChange={(event) => setUser(event.target.value)} />
      </FieldRow>
      <FieldRow name="口令" htmlFor="sync-password" note={account ? '留空沿用已保存的口令。口令加密存放在本机保险库内。' : '加密存放在本机保险库内。'}>
        <Input.Password id="sync-password" value={password} autoComplete="new-password" onChange={(event) => setPassword(event.target.value)} />
      </FieldRow>
      {secured ? <CertificateRow address={address} pin={pin} onPin={setPin} /> : null}
      {busy ? <ProgressNote words="正在试连" share={null} /> : null}
      {trouble ? <TroubleNote trouble={trouble} /> : null}
      <div className="row">
        <Button type="primary" htmlType="submit" disabled={!complete || busy}>
          试连并保存
        </Button>
        <Button onClick={onClose}>返回</Button>
      </div>
    </form>
  );
}
