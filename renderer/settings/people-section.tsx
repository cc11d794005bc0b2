import { Button, Input } from 'antd';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useDesk } from '#renderer/app/book-context.tsx';
import { useWay } from '#renderer/app/route.tsx';
import { useCore } from '#renderer/data/core-context.tsx';
import { type Trouble, troubleOf } from '#renderer/data/trouble.ts';
import { useAttempt, useTell } from '#renderer/data/use-command.ts';
import { NewPassphrase } from '#renderer/session/new-passphrase.tsx';
import { pairTrouble } from '#renderer/session/passphrase-strength.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Labelled } from '#renderer/ui/labelled.tsx';
import { Mark, TroubleNote } from '#renderer/ui/words.tsx';

/** Who has a passphrase of their own on this laptop: for working in turns, and for the second person's confirmation. */
export function PeopleSection(): ReactNode {
  const core = useCore();
  const attempt = useAttempt();
  const { session } = useDesk();
  const { route } = useWay();
  const section = useRef<HTMLElement>(null);
  const [people, setPeople] = useState<Awaited<ReturnType<typeof core.session.people>>>([]);
  const [adding, setAdding] = useState(false);
  const load = useCallback(async () => setPeople(await core.session.people()), [core]);
  useEffect(() => void attempt(load), [attempt, load]);
  useEffect(() => {
    if (route.tab === 'people') section.current?.scrollIntoView();
  }, [route.tab]);
  return (
    <section className="section stack" aria-labelledby="set-people" ref={section}>
      <h2 id="set-people">本机使用人</h2>
      <p className="soft">每位使用人用自己的口令解锁，登记簿记下各自的名字；本机的内容各位都能看到。大量删除的导入须由第二人用其口令确认。</p>
      <div className="row">
        {people.map(({ id, name }) => (
          <span key={id}>
            {name} {id === session.person.id ? <Mark tone="action">现在使用</Mark> : null}
          </span>
        ))}
      </div>
      <div>
        <Button onClick={() => setAdding(true)}>登记使用人</Button>
      </div>
      {adding ? <AddPerson onClose={() => setAdding(false)} onDone={() => void attempt(load)} /> : null}
    </section>
  );
}

function AddPerson({ onClose, onDone }: { onClose: () => void; onDone: () => void }): ReactNode {
  const core = useCore();
  const tell = useTell();
  const [name, setName] = useState('');
  const [pair, setPair] = useState({ first: '', second: '' });
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const add = async (): Promise<void> => {
    const missing = name.trim() === '' ? '请填写姓名。' : pairTrouble(pair);
    if (missing) {
      setTrouble({ words: missing, next: '' });
      return;
    }
    setBusy(true);
    try {
      await core.session.addPerson({ name, passphrase: pair.first });
      tell.note(`已登记使用人 ${name.trim()}`);
      onDone();
      onClose();
    } catch (error) {
      setTrouble(troubleOf(error));
      setBusy(false);
    }
  };
  return (
    <FormDialog open title="登记使用人" act="登记" busy={busy} onSend={() => void add()} onClose={onClose}>
      <p className="soft">请由本人输入口令，不要代输。</p>
      <Labelled name="姓名">{(id) => <Input id={id} maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />}</Labelled>
      <NewPassphrase value={pair} onChange={setPair} label="其本人的口令" />
      {trouble ? <TroubleNote trouble={trouble} /> : null}
    </FormDialog>
  );
}
