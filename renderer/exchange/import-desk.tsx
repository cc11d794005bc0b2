import { Button, Input } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { ImportRecord, OpenedPackage } from '#renderer/core/api.ts';
import { useCore } from '#renderer/data/core-context.tsx';
import { type Trouble, troubleOf } from '#renderer/data/trouble.ts';
import { FileDrop } from '#renderer/ui/file-drop.tsx';
import { ProgressNote } from '#renderer/ui/progress-note.tsx';
import { TroubleNote, WordsBox } from '#renderer/ui/words.tsx';
import { type Consent, RehearsalView } from './rehearsal-view.tsx';
import { Shelf } from './shelf.tsx';

type Rehearsed = Extract<OpenedPackage, { needs: 'nothing' }>;

/** A file on the screen, or one that waits on the shelf. */
type Source = File | { readonly name: string; readonly shelved: string };

interface Done {
  readonly name: string;
  readonly words: string;
  readonly lines?: readonly string[];
  readonly tone?: 'attention' | 'done';
}

type Step =
  | { readonly at: 'idle' }
  | { readonly at: 'opening'; readonly file: Source; readonly words: string; readonly share: number }
  | { readonly at: 'passphrase'; readonly file: Source; readonly trouble: Trouble | null }
  | { readonly at: 'rehearsed'; readonly file: Source; readonly opened: Rehearsed }
  | { readonly at: 'applying'; readonly file: Source }
  | { readonly at: 'failed'; readonly file: Source; readonly trouble: Trouble };

/** Takes packages in, one after the other: opened, rehearsed, and applied only when the person says so. */
export function ImportDesk({ onApplied }: { onApplied?: (record: ImportRecord) => void | Promise<void> }): ReactNode {
  const core = useCore();
  const [queue, setQueue] = useState<readonly Source[]>([]);
  const [step, setStep] = useState<Step>({ at: 'idle' });
  const [done, setDone] = useState<readonly Done[]>([]);

  const open = async (file: Source, passphrase?: string): Promise<void> => {
    setStep({ at: 'opening', file, words: `正在打开 ${file.name}`, share: 0 });
    try {
      const told = (words: string, share: number): void => setStep((now) => (now.at === 'opening' ? { at: 'opening', file, words, share } : now));
      const opened =
        'shelved' in file
          ? await core.exchange.openShelved(file.shelved, told)
          : await core.exchange.open({ file, ...(passphrase === undefined ? {} : { passphrase }) }, told);
      if (opened.needs === 'passphrase') setStep({ at: 'passphrase', file, trouble: null });
      else if (opened.needs === 'nothing') setStep({ at: 'rehearsed', file, opened });
      else {
        if (opened.needs === 'another') note({ name: file.name, words: opened.words, lines: ['已放在待并入处，所缺的包到了会自动并入。'], tone: 'attention' });
        else note({ name: file.name, words: opened.words, lines: opened.exceptions });
        next();
      }
    } catch (error) {
      const trouble = troubleOf(error);
      if (passphrase !== undefined) setStep({ at: 'passphrase', file, trouble });
      else setStep({ at: 'failed', file, trouble });
    }
  };
  const next = (): void => setStep({ at: 'idle' });
  const take = (files: File[]): void => setQueue((waiting) => [...waiting, ...files]);
  // The queue is looked at whenever nothing is open: files dropped while one is being taken in wait their turn.
  useEffect(() => {
    const [first, ...rest] = queue;
    if (step.at !== 'idle' || !first) return;
    setQueue(rest);
    void open(first);
  });
  const note = (one: Done): void => setDone((before) => [...before, one]);
  const apply = async (file: Source, opened: Rehearsed, consent: Consent): Promise<void> => {
    setStep({ at: 'applying', file });
    try {
      const record = await core.exchange.apply({ opened: opened.opened, ...consent });
      note({ name: file.name, words: record.words, lines: record.also.map((one) => `随之并入 ${one}`) });
      await onApplied?.(record);
      next();
    } catch (error) {
      setStep({ at: 'failed', file, trouble: troubleOf(error) });
    }
  };
  const drop = async (file: Source, opened: Rehearsed): Promise<void> => {
    await core.exchange.discard(opened.opened);
    note({ name: file.name, words: opened.applicable ? '未导入，没有改变任何内容。' : opened.words });
    next();
  };
  return (
    <div className="stack">
      <FileDrop label="导入巡检包" accept=".xjb" onFiles={take}>
        拖入巡检包或回执 (.xjb)，或点击选择。可以一次选多个，先后不限，逐个演练后再导入。
      </FileDrop>
      {queue.length > 0 ? <div className="soft">排队等候：{queue.map((file) => file.name).join('、')}</div> : null}
      <Shelf turn={done.length} onOpen={(item) => setQueue((waiting) => [...waiting, { name: item.title, shelved: item.id }])} />
      {done.map(({ name, words, lines = [], tone = 'done' }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the log only grows, and one file may stand in it twice.
        <WordsBox key={at} tone={tone}>
          <div>
            {name}：{words}
          </div>
          {lines.map((line) => (
            <div key={line} className="small">
              {line}
            </div>
          ))}
        </WordsBox>
      ))}
      {step.at === 'opening' ? <ProgressNote words={step.words} share={step.share} /> : null}
      {step.at === 'applying' ? <ProgressNote words={`正在导入 ${step.file.name}，整包一次写入`} share={null} /> : null}
      {step.at === 'passphrase' ? <PassphraseStep step={step} onOpen={(passphrase) => void open(step.file, passphrase)} onSkip={next} /> : null}
      {step.at === 'failed' ? (
        <TroubleNote trouble={{ words: `${step.file.name}：${step.trouble.words}`, next: step.trouble.next }}>
          <div className="row">
            <Button size="small" onClick={() => void open(step.file)}>
              重试
            </Button>
            <Button size="small" onClick={next}>
              {queue.length > 0 ? '跳过，看下一个' : '关闭'}
            </Button>
          </div>
        </TroubleNote>
      ) : null}
      {step.at === 'rehearsed' ? (
        <RehearsalView
          key={step.opened.opened}
          name={step.file.name}
          opened={step.opened}
          onApply={(consent) => void apply(step.file, step.opened, consent)}
          onDiscard={() => void drop(step.file, step.opened)}
        />
      ) : null}
    </div>
  );
}

interface PassphraseStepProps {
  readonly step: Extract<Step, { at: 'passphrase' }>;
  readonly onOpen: (passphrase: string) => void;
  readonly onSkip: () => void;
}

function PassphraseStep({ step, onOpen, onSkip }: PassphraseStepProps): ReactNode {
  const [passphrase, setPassphrase] = useState('');
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onOpen(passphrase);
      }}
    >
      <div>{step.file.name} 用口令封装，请输入组织方另行告知的口令。</div>
      <div className="row">
        <Input.Password
          style={{ width: 320 }}
          aria-label="任务包口令"
          autoFocus
          autoComplete="off"
          value={passphrase}
          onChange={(event) => setPassphrase(event.target.value)}
        />
        <Button type="primary" htmlType="submit" disabled={passphrase === ''}>
          打开
        </Button>
        <Button onClick={onSkip}>不导入</Button>
      </div>
      {step.trouble ? <TroubleNote trouble={step.trouble} /> : null}
    </form>
  );
}
