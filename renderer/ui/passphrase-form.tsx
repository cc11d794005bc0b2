import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Trouble } from '#renderer/data/trouble.ts';
import { TroubleNote } from './words.tsx';

interface PassphraseFormProps {
  readonly name: string;
  readonly trouble: Trouble | null;
  /** What leaving it closed is called, 不导入. */
  readonly skip: string;
  readonly onOpen: (passphrase: string) => void;
  readonly onSkip: () => void;
}

/** A package that is sealed to a passphrase asks for it. */
export function PassphraseForm({ name, trouble, skip, onOpen, onSkip }: PassphraseFormProps): ReactNode {
  const [passphrase, setPassphrase] = useState('');
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (passphrase !== '') onOpen(passphrase);
      }}
    >
      <div>{name} 用口令封装，请输入来源方另行告知的口令。</div>
      <div className="row">
        <Input.Password
          style={{ width: 320 }}
          aria-label={`${name}的口令`}
          autoFocus
          autoComplete="off"
          value={passphrase}
          onChange={(event) => setPassphrase(event.target.value)}
        />
        <Button type="primary" htmlType="submit" disabled={passphrase === ''}>
          打开
        </Button>
        <Button onClick={onSkip}>{skip}</Button>
      </div>
      {trouble ? <TroubleNote trouble={trouble} /> : null}
    </form>
  );
}
