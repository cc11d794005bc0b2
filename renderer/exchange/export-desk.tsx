import { Button, Input, Radio, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useDesk } from '#renderer/app/book-context.tsx';
import type { ExportRequest } from '#renderer/core/api.ts';
import { useCore, useDraftKeepers, useStatus } from '#renderer/data/core-context.tsx';
import { type Trouble, troubleOf } from '#renderer/data/trouble.ts';
import { useView } from '#renderer/data/use-view.ts';
import { FieldRow } from '#renderer/ui/field-row.tsx';
import { ProgressNote } from '#renderer/ui/progress-note.tsx';
import { TroubleNote, WordsBox } from '#renderer/ui/words.tsx';
import type { Written } from '#shared/host/contract.ts';
import { bytesWords, packageKindWords } from './package-words.ts';

type Kind = 'team' | 'share' | 'back';

const explain: Readonly<Record<Kind, string>> = {
  team: '把本组全部成果交给组织方，只有组织方和本机能打开。',
  share: '给本组其他电脑，互相合并；本轮成员都能打开。',
  back: '组织方把合并后的内容发回各组。',
};

/** Writes a package: seal, save, read back. What is still being typed is committed first. */
export function ExportDesk(): ReactNode {
  const core = useCore();
  const keepers = useDraftKeepers();
  const { book } = useDesk();
  const unsent = useStatus()?.unsent ?? 0;
  const { data } = useView('round.overview', {});
  const kinds: readonly Kind[] = book.role === 'hub' ? ['back', 'share'] : ['team', 'share'];
  const [kind, setKind] = useState<Kind>(kinds[0] ?? 'share');
  const [team, setTeam] = useState<string>();
  const [passphrase, setPassphrase] = useState('');
  const [progress, setProgress] = useState<{ words: string; share: number } | null>(null);
  const [written, setWritten] = useState<Written | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const teamId = team ?? data?.teams.find((one) => one.members.length > 0)?.id;
  const write = async (): Promise<void> => {
    setTrouble(null);
    setWritten(null);
    setProgress({ words: '正在收集登记条目', share: 0 });
    const request: ExportRequest = { kind, ...(teamId === undefined ? {} : { team: teamId }), ...(passphrase === '' ? {} : { passphrase }) };
    try {
      await keepers.commitAll();
      setWritten(await core.exchange.exportPackage(request, (words, share) => setProgress({ words, share })));
      setPassphrase('');
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
      {(data?.teams.length ?? 0) > 0 ? (
        <FieldRow name="巡回检察组">
          <Select
            aria-label="巡回检察组"
            style={{ minWidth: 220 }}
            value={teamId ?? null}
            onChange={setTeam}
            options={(data?.teams ?? []).map((one) => ({ value: one.id, label: one.name }))}
          />
        </FieldRow>
      ) : null}
      <FieldRow name="口令" note="留空则只有名单上的设备能打开；填写后凭口令打开，口令请另行告知，不要与移动存储放在一起。">
        <Input.Password
          aria-label="封装口令（可空）"
          style={{ width: 280 }}
          autoComplete="new-password"
          value={passphrase}
          onChange={(event) => setPassphrase(event.target.value)}
        />
      </FieldRow>
      <div className="row">
        <Button type="primary" disabled={progress !== null} onClick={() => void write()}>
          导出{packageKindWords[kind]}
        </Button>
        <span className="soft number">未交出 {unsent} 条</span>
      </div>
      {progress ? <ProgressNote words={progress.words} share={progress.share} /> : null}
      {written ? (
        <WordsBox tone="done">
          已写入 {written.place} 的 {written.name}，{bytesWords(written.bytes)}，已回读核对。
        </WordsBox>
      ) : null}
      {trouble ? <TroubleNote trouble={trouble} /> : null}
    </section>
  );
}
