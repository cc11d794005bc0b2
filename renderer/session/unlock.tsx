import { Button, Input, type InputRef, Select } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { SessionState } from '#renderer/core/api.ts';
import { useCore } from '#renderer/data/core-context.tsx';
import { type Trouble, troubleOf } from '#renderer/data/trouble.ts';
import { TroubleNote } from '#renderer/ui/words.tsx';
import { OpeningNote } from './opening-note.tsx';

type Locked = Extract<SessionState, { state: 'locked' }>;

/** Opens the vault. A wrong passphrase is said in words, slows down, and wipes nothing. */
export function Unlock({ session, refresh, onRestore }: { session: Locked; refresh: () => Promise<void>; onRestore: () => void }): ReactNode {
  const core = useCore();
  const [person, setPerson] = useState(session.people[0]?.id);
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [forgotten, setForgotten] = useState(false);
  const wait = useCountdown(session.waitSeconds);
  const input = useRef<InputRef>(null);
  const unlock = async (): Promise<void> => {
    if (!person || passphrase === '' || wait > 0) return;
    setBusy(true);
    setTrouble(null);
    try {
      await core.session.unlock({ person, passphrase });
    } catch (error) {
      setTrouble(troubleOf(error));
      setPassphrase('');
    }
    setBusy(false);
    await refresh();
    input.current?.focus();
  };
  return (
    <div className="gate-sheet">
      <div className="gate-head">
        <h1>解锁</h1>
        <span className="brand">巡检台</span>
        <span className="soft">{session.deviceName}</span>
      </div>
      <form
        className="gate-form"
        onSubmit={(event) => {
          event.preventDefault();
          void unlock();
        }}
      >
        {session.people.length > 1 ? (
          <Select
            aria-label="使用人"
            value={person ?? null}
            onChange={setPerson}
            options={session.people.map(({ id, name }) => ({ value: id, label: name }))}
          />
        ) : (
          <div>
            使用人：<strong>{session.people[0]?.name}</strong>
          </div>
        )}
        <Input.Password
          ref={input}
          aria-label="口令"
          placeholder="口令"
          value={passphrase}
          autoFocus
          disabled={wait > 0}
          autoComplete="current-password"
          onChange={(event) => setPassphrase(event.target.value)}
        />
        {trouble ? <TroubleNote trouble={trouble} /> : null}
        {busy ? <OpeningNote /> : null}
        {wait > 0 ? (
          <div role="status" className="soft">
            口令连续输错，请等待 {wait} 秒再试。数据没有变化。
          </div>
        ) : null}
        <div className="row">
          <Button type="primary" htmlType="submit" loading={busy} disabled={wait > 0 || passphrase === ''}>
            解锁
          </Button>
          <span className="grow" />
          <button type="button" className="link-button" onClick={() => setForgotten(!forgotten)} aria-expanded={forgotten}>
            忘记口令
          </button>
        </div>
        {forgotten ? (
          <div className="words-box">
            口令无法找回。请用恢复码和最近的备份包，在新的保险库文件夹中恢复；这台电脑上的内容保持原样，不会被清除。
            <button type="button" className="link-button" onClick={onRestore}>
              怎样恢复
            </button>
          </div>
        ) : null}
      </form>
    </div>
  );
}

function useCountdown(seconds: number): number {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    setLeft(seconds);
    if (seconds <= 0) return;
    const timer = setInterval(() => setLeft((now) => Math.max(0, now - 1)), 1000);
    return () => clearInterval(timer);
  }, [seconds]);
  return left;
}
