import { Button, Input, Select } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useDesk } from '#renderer/app/book-context.tsx';
import { useWay } from '#renderer/app/route.tsx';
import type { SecondPerson } from '#renderer/core/api.ts';
import { useCore } from '#renderer/data/core-context.tsx';
import { useAttempt } from '#renderer/data/use-command.ts';
import { WordsBox } from '#renderer/ui/words.tsx';

/** Another person of this laptop confirms with their own passphrase. What that proves is said on the spot. */
export function SecondPersonFields({
  lost,
  value,
  onChange,
}: {
  lost: number;
  value: SecondPerson | null;
  onChange: (next: SecondPerson | null) => void;
}): ReactNode {
  const core = useCore();
  const attempt = useAttempt();
  const { session } = useDesk();
  const { go } = useWay();
  const [people, setPeople] = useState<Awaited<ReturnType<typeof core.session.people>>>([]);
  const [person, setPerson] = useState(value?.person);
  useEffect(() => {
    void attempt(async () => setPeople((await core.session.people()).filter(({ id }) => id !== session.person.id)));
  }, [attempt, core, session.person.id]);
  return (
    <WordsBox tone="alarm" label="第二人确认">
      <div>
        这个包会删除或清空 {lost}{' '}
        项记录，须由第二人看过上面的删除项后确认。确认凭第二人在本机的口令，连同签名记入导入记录；它只证明有人在这台电脑上知道该口令，不证明是本人到场。
      </div>
      {people.length === 0 ? (
        <div className="row">
          <span>本机还没有登记第二位使用人。</span>
          <Button size="small" onClick={() => go({ screen: 'settings', tab: 'people' })}>
            去设置中登记
          </Button>
        </div>
      ) : (
        <div className="row">
          <Select
            aria-label="确认人"
            style={{ width: 180 }}
            placeholder="选择确认人"
            value={person ?? null}
            onChange={(next) => {
              setPerson(next);
              onChange(null);
            }}
            options={people.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Input.Password
            aria-label="确认人的口令"
            style={{ width: 240 }}
            autoComplete="off"
            disabled={person === undefined}
            onChange={(event) => onChange(person === undefined || event.target.value === '' ? null : { person, passphrase: event.target.value })}
          />
        </div>
      )}
    </WordsBox>
  );
}
