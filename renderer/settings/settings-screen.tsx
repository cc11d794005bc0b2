import { Button, InputNumber, Modal, Segmented } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useDesk } from '#renderer/app/book-context.tsx';
import { useLock } from '#renderer/app/lock.tsx';
import { useSettings } from '#renderer/app/settings-context.tsx';
import type { CoreApi, Settings } from '#renderer/core/api.ts';
import { useCore } from '#renderer/data/core-context.tsx';
import { useAttempt } from '#renderer/data/use-command.ts';
import { RecoveryCodePage } from '#renderer/session/recovery-code.tsx';
import { FieldRow } from '#renderer/ui/field-row.tsx';
import { BackupSection } from './backup-section.tsx';
import { BookSection } from './book-section.tsx';
import { ClearingSection } from './clearing-section.tsx';
import { ChangePassphrase, RenewRecovery } from './passphrase-dialogs.tsx';
import { PeopleSection } from './people-section.tsx';

/** Settings of this laptop; every change holds at once. */
export function SettingsScreen(): ReactNode {
  const { settings, write } = useSettings();
  const attempt = useAttempt();
  const lock = useLock();
  return (
    <div className="screen" data-region tabIndex={-1}>
      <div className="screen-inner" style={{ maxWidth: 860 }}>
        <h1>设置</h1>
        <section className="section stack" aria-labelledby="set-look">
          <h2 id="set-look">外观</h2>
          <FieldRow name="主题">
            <Segmented<Settings['theme']>
              aria-label="主题"
              value={settings.theme}
              onChange={(theme) => void attempt(() => write({ theme }))}
              options={[
                { value: 'light', label: '浅色' },
                { value: 'dark', label: '深色' },
                { value: 'system', label: '跟随系统' },
              ]}
            />
          </FieldRow>
          <FieldRow name="列表行距">
            <Segmented<Settings['density']>
              aria-label="列表行距"
              value={settings.density}
              onChange={(density) => void attempt(() => write({ density }))}
              options={[
                { value: 'comfortable', label: '宽松' },
                { value: 'dense', label: '紧凑' },
              ]}
            />
          </FieldRow>
        </section>
        <section className="section stack" aria-labelledby="set-lock">
          <h2 id="set-lock">锁定与口令</h2>
          <FieldRow name="空闲锁定" htmlFor="idle-minutes" note="0 表示不自动锁定；休眠和锁屏时总会锁定。">
            <InputNumber
              id="idle-minutes"
              min={0}
              max={120}
              value={settings.idleLockMinutes}
              suffix="分钟"
              onChange={(value) => value !== null && void attempt(() => write({ idleLockMinutes: value }))}
            />
          </FieldRow>
          <Secrets />
          <div className="row">
            <Button onClick={lock}>立即锁定</Button>
          </div>
        </section>
        <PeopleSection />
        <BackupSection />
        <BookSection />
        <ClearingSection />
        <About />
      </div>
    </div>
  );
}

function Secrets(): ReactNode {
  const { session } = useDesk();
  const [dialog, setDialog] = useState<'none' | 'passphrase' | 'recovery'>('none');
  const [code, setCode] = useState<string | null>(null);
  return (
    <div className="row">
      <Button onClick={() => setDialog('passphrase')}>修改口令</Button>
      <Button onClick={() => setDialog('recovery')}>更换恢复码</Button>
      <ChangePassphrase open={dialog === 'passphrase'} onClose={() => setDialog('none')} />
      <RenewRecovery
        open={dialog === 'recovery'}
        onClose={() => setDialog('none')}
        onCode={(made) => {
          setDialog('none');
          setCode(made);
        }}
      />
      <Modal open={code !== null} footer={null} closable={false} width={840} mask={{ closable: false }} keyboard={false}>
        {code === null ? null : <RecoveryCodePage code={code} deviceName={session.deviceName} personName={session.person.name} onDone={() => setCode(null)} />}
      </Modal>
    </div>
  );
}

const hostWords = { electron: '桌面程序 (Electron)', loopback: '浏览器方式 (本机回环)' } as const;

function About(): ReactNode {
  const core = useCore();
  const attempt = useAttempt();
  const { session } = useDesk();
  const [info, setInfo] = useState<Awaited<ReturnType<CoreApi['host']['info']>>>();
  useEffect(() => {
    void attempt(async () => setInfo(await core.host.info()));
  }, [attempt, core]);
  const rows: readonly (readonly [string, string])[] = info
    ? [
        ['版本', info.version],
        ['运行方式', hostWords[info.host]],
        ['运行环境', `${info.platform} · ${info.runtime}`],
        ['保险库文件夹', info.vaultFolder],
        ['剩余空间', `${(info.freeBytes / 1024 ** 3).toFixed(1)} GB`],
        ['使用人', `${session.person.name} · ${session.deviceName}`],
      ]
    : [];
  return (
    <section className="section" aria-labelledby="set-about">
      <h2 id="set-about">关于</h2>
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
