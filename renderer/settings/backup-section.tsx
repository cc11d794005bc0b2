import { Button, InputNumber, Select } from 'antd';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { timeWords } from '#renderer/app/pledges.ts';
import { useWay } from '#renderer/app/route.tsx';
import { useSettings } from '#renderer/app/settings-context.tsx';
import type { BackupState } from '#renderer/core/api.ts';
import { useCore } from '#renderer/data/core-context.tsx';
import { useAttempt } from '#renderer/data/use-command.ts';
import { FieldRow } from '#renderer/ui/field-row.tsx';
import { ProgressNote } from '#renderer/ui/progress-note.tsx';
import { TroubleNote } from '#renderer/ui/words.tsx';
import type { Place } from '#shared/host/contract.ts';

/** Where the second copy goes, how often, and when it was last read back. */
export function BackupSection(): ReactNode {
  const core = useCore();
  const attempt = useAttempt();
  const { route } = useWay();
  const { settings, write, reload } = useSettings();
  const [state, setState] = useState<BackupState>();
  const [places, setPlaces] = useState<readonly Place[]>([]);
  const [progress, setProgress] = useState<{ step: string; share: number } | null>(null);
  const load = useCallback(async () => {
    setState(await core.backup.state());
    setPlaces(await core.host.places());
  }, [core]);
  useEffect(() => void attempt(load), [attempt, load]);
  useEffect(() => {
    if (route.tab === 'backup') document.getElementById('set-backup')?.scrollIntoView();
  }, [route.tab]);
  const choose = (): void =>
    void attempt(async () => {
      const place = await core.backup.choosePlace();
      // biome-ignore lint/correctness/useHookAtTopLevel: a call of the core worker, no hook.
      if (place) await core.backup.usePlace(place.id);
      await reload();
      await load();
    });
  const run = (): void =>
    void attempt(async () => {
      setProgress({ step: '正在准备备份', share: 0 });
      try {
        setState(await core.backup.run((step, share) => setProgress({ step, share })));
      } finally {
        setProgress(null);
      }
    });
  return (
    <section className="section stack" aria-labelledby="set-backup">
      <h2 id="set-backup">备份</h2>
      <FieldRow name="备份位置" note="可以是另一块磁盘上的文件夹，或移动存储。备份包已加密，只有本机或恢复码能打开。">
        <div className="row">
          <Select
            aria-label="备份位置"
            style={{ minWidth: 280 }}
            placeholder="尚未指定"
            value={state?.place?.id ?? null}
            onChange={(id) =>
              void attempt(async () => {
                // biome-ignore lint/correctness/useHookAtTopLevel: a call of the core worker, no hook.
                await core.backup.usePlace(id);
                await reload();
                await load();
              })
            }
            options={places.map((place) => ({ value: place.id, label: `${place.label}${place.present ? '' : '（未连接）'}` }))}
          />
          <Button onClick={choose}>选择文件夹</Button>
        </div>
      </FieldRow>
      <FieldRow name="间隔" htmlFor="backup-minutes">
        <InputNumber
          id="backup-minutes"
          min={5}
          max={1440}
          value={settings.backupMinutes}
          suffix="分钟"
          onChange={(value) => value !== null && void attempt(() => write({ backupMinutes: value }))}
        />
      </FieldRow>
      <FieldRow name="最近备份">
        <div className="row" style={{ minHeight: 32 }}>
          <span className="number">{state?.lastVerified ? `${timeWords(state.lastVerified, true)}，已回读核对` : '还没有备份'}</span>
          <Button onClick={run} disabled={!state?.place || progress !== null}>
            立即备份
          </Button>
        </div>
      </FieldRow>
      {progress ? <ProgressNote words={progress.step} share={progress.share} onCancel={() => void core.backup.stop()} /> : null}
      {state?.lastFailure ? <TroubleNote trouble={state.lastFailure} /> : null}
    </section>
  );
}
