import { Button, Input, Radio, Select } from 'antd';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useDesk } from '#renderer/app/book-context.tsx';
import type { Exported, ExportRequest } from '#renderer/core/api.ts';
import { useCore, useDraftKeepers, useStatus } from '#renderer/data/core-context.tsx';
import { type Trouble, troubleOf } from '#renderer/data/trouble.ts';
import { useAttempt, useTell } from '#renderer/data/use-command.ts';
import { useView } from '#renderer/data/use-view.ts';
import { FieldRow } from '#renderer/ui/field-row.tsx';
import { ProgressNote } from '#renderer/ui/progress-note.tsx';
import { TroubleNote, WordsBox } from '#renderer/ui/words.tsx';
import { packageKindWords } from '#shared/exchange/words.ts';
import type { Place } from '#shared/host/contract.ts';
import { bytesWords } from './package-words.ts';

type Scope = 'all' | 'lacking' | 'sinceLast';
type Known = Awaited<ReturnType<ReturnType<typeof useCore>['exchange']['known']>>;
type Kind = 'team' | 'share' | 'back' | 'evidence';

const explain: Readonly<Record<Kind, string>> = {
  team: '把本组成果交给组织方，只有组织方和本机能打开。',
  share: '给本组其他电脑，互相合并；本轮成员都能打开。',
  back: '组织方把合并后的内容发回各组。',
  evidence: '只带证据材料：对方缺的几块，或上次没有写完的几卷。',
};

/** Writes a package: seal, save, read back. What is still being typed is committed first. */
export function ExportDesk({ onExported }: { onExported?: () => void }): ReactNode {
  const core = useCore();
  const keepers = useDraftKeepers();
  const attempt = useAttempt();
  const tell = useTell();
  const { book } = useDesk();
  const status = useStatus();
  const { data } = useView('round.overview', {});
  const kinds: readonly Kind[] = book.role === 'hub' ? ['back', 'share', 'evidence'] : ['team', 'share', 'evidence'];
  const [kind, setKind] = useState<Kind>(kinds[0] ?? 'share');
  const [team, setTeam] = useState<string>();
  const [passphrase, setPassphrase] = useState('');
  const [scope, setScope] = useState<Scope>();
  const [known, setKnown] = useState<Known>({ words: null, last: null, team: null });
  const [place, setPlace] = useState('');
  const [progress, setProgress] = useState<{ words: string; share: number } | null>(null);
  const [written, setWritten] = useState<Exported | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const teams = data?.teams ?? [];
  const teamId = team ?? known.team ?? (book.role === 'hub' || teams.length === 1 ? teams[0]?.id : undefined);
  const lacksTeam = teams.length > 0 && teamId === undefined;
  useEffect(() => {
    void attempt(async () => setKnown(await core.exchange.known({ kind, ...(teamId === undefined ? {} : { team: teamId }) })));
  }, [attempt, core, kind, teamId]);
  const offered: Readonly<Record<Scope, boolean>> = {
    all: true,
    lacking: known.words !== null && passphrase === '',
    sinceLast: known.last !== null && kind !== 'evidence' && passphrase === '',
  };
  const proposed = scope ?? (kind === 'team' || kind === 'evidence' ? 'lacking' : 'all');
  const chosen = offered[proposed] ? proposed : 'all';
  const write = async (): Promise<void> => {
    setTrouble(null);
    setWritten(null);
    setProgress({ words: '正在收集登记条目', share: 0 });
    const request: ExportRequest = {
      kind,
      scope: chosen,
      ...(teamId === undefined ? {} : { team: teamId }),
      ...(passphrase === '' ? {} : { passphrase }),
      ...(place === '' ? {} : { place }),
    };
    try {
      await keepers.commitAll();
      const done = await core.exchange.exportPackage(request, (words, share) => setProgress({ words, share }));
      if (done) {
        setWritten(done);
        setPassphrase('');
        onExported?.();
      } else tell.note('没有导出，没有生成文件');
    } catch (error) {
      setTrouble(troubleOf(error));
    }
    setProgress(null);
  };
  return (
    <section className="section stack" aria-labelledby="export-title">
      <h2 id="export-title">导出巡检包</h2>
      <FieldRow name="种类" note={explain[kind]}>
        <Radio.Group
          aria-label="种类"
          value={kind}
          onChange={(event) => setKind(event.target.value as Kind)}
          options={kinds.map((value) => ({ value, label: packageKindWords[value] }))}
        />
      </FieldRow>
      {teams.length > 0 ? (
        <FieldRow name="巡回检察组" note={book.role === 'hub' ? '发给哪个组。' : '本机属于哪个组；组织方按组登记收到的包。'}>
          <Select
            aria-label="巡回检察组"
            style={{ minWidth: 220 }}
            value={teamId ?? null}
            onChange={setTeam}
            placeholder="选择组"
            options={teams.map((one) => ({ value: one.id, label: one.name }))}
          />
        </FieldRow>
      ) : null}
      <FieldRow name="范围" note={scopeNote(chosen, known, passphrase)}>
        <Radio.Group
          aria-label="范围"
          value={chosen}
          onChange={(event) => setScope(event.target.value as Scope)}
          options={[
            { value: 'all', label: '全部内容' },
            { value: 'lacking', label: '只带对方缺的', disabled: !offered.lacking },
            { value: 'sinceLast', label: known.last === null ? '自上一个包以来' : `自本机 ${known.last} 号包以来`, disabled: !offered.sinceLast },
          ]}
        />
      </FieldRow>
      <FieldRow name="写到" note="选定移动存储后，证据按其剩余空间自动分卷；一个放不下时，写完一卷再问下一卷写到哪里。">
        <PlaceSelect value={place} onChange={setPlace} />
      </FieldRow>
      <FieldRow name="口令" note="留空则只有名单上的设备能打开；应急时可填写口令，凭口令打开，请另行告知，不要与移动存储放在一起。">
        <Input.Password
          aria-label="封装口令（可空）"
          style={{ width: 280 }}
          autoComplete="new-password"
          value={passphrase}
          onChange={(event) => setPassphrase(event.target.value)}
        />
      </FieldRow>
      <div className="row">
        <Button type="primary" disabled={progress !== null || lacksTeam} onClick={() => void write()}>
          导出{packageKindWords[kind]}
        </Button>
        {book.role === 'hub' ? null : <span className="soft number">未交出 {status?.unsent ?? 0} 条</span>}
      </div>
      {progress ? <ProgressNote words={progress.words} share={progress.share} onCancel={() => void core.exchange.stopExport()} /> : null}
      {written ? <WrittenNote written={written} /> : null}
      {trouble ? <TroubleNote trouble={trouble} /> : null}
    </section>
  );
}

function scopeNote(chosen: Scope, known: Known, passphrase: string): string {
  if (passphrase !== '') return '用口令封装时不知道谁来打开，只能带全部内容。';
  if (chosen === 'sinceLast') return '只带上一个包之后的内容，不管它到了没有；对方若缺前面的包，会提示缺哪一号，补上后自动并入。';
  if (chosen === 'lacking') return `只带${known.words ?? ''}对方没有的登记和证据，文件小得多。`;
  return known.words === null ? '还不知道对方已有什么（没有回执或来包），带全部内容最稳妥。' : '带全部内容；对方已有的会自动略过。';
}

function PlaceSelect({ value, onChange }: { value: string; onChange: (place: string) => void }): ReactNode {
  const core = useCore();
  const attempt = useAttempt();
  const [places, setPlaces] = useState<readonly Place[]>([]);
  // Once, and again whenever the list is opened.
  const load = useCallback((): void => void attempt(async () => setPlaces((await core.host.places()).filter((one) => one.present))), [attempt, core]);
  useEffect(load, [load]);
  const label = ({ label: name, freeBytes }: Place): string => (freeBytes === null ? name : `${name}（剩余 ${bytesWords(freeBytes)}）`);
  return (
    <Select
      aria-label="写到"
      style={{ minWidth: 280 }}
      value={value}
      onChange={onChange}
      onOpenChange={(open) => open && load()}
      options={[{ value: '', label: '导出时选择' }, ...places.map((one) => ({ value: one.id, label: label(one) }))]}
    />
  );
}

function WrittenNote({ written }: { written: Exported }): ReactNode {
  const { volumes, volumesLeft } = written;
  return (
    <>
      <WordsBox tone="done">
        已写入 {written.place} 的 {written.name}，{bytesWords(written.bytes)}，已回读核对。
        {volumes.length > 0 ? `另有证据卷 ${volumes.join('、')}。` : ''}
      </WordsBox>
      {volumesLeft.length > 0 ? (
        <WordsBox tone="attention">
          证据卷 {volumesLeft.join('、')} 没有写出。换一个移动存储，种类选“{packageKindWords.evidence}”再导出一次；对方的回执会列出还缺的部分。
        </WordsBox>
      ) : null}
    </>
  );
}
