import { App as AntApp, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { SessionState } from '#renderer/core/api.ts';
import type { CoreClient } from '#renderer/core/client.ts';
import { CoreProvider, useCore } from '#renderer/data/core-context.tsx';
import { type Trouble, troubleOf } from '#renderer/data/trouble.ts';
import { Gate } from '#renderer/session/gate.tsx';
import { Desk } from './desk.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { LockProvider } from './lock.tsx';
import { RouteProvider } from './route.tsx';
import { SettingsProvider, useDarkness, useSettings } from './settings-context.tsx';
import { styleNonce } from './style-nonce.ts';
import { themeOf } from './theme.ts';

/** Notes at the foot leave the status line readable. Pixels. */
const ABOVE_STATUS_LINE = 40;

/** From the bare page to the desk: settings and theme, then whoever may come in. */
export function App({ core }: { core: CoreClient }): ReactNode {
  return (
    <CoreProvider core={core}>
      <SettingsProvider>
        <Themed>
          <ErrorBoundary>
            <LockProvider>
              <Entrance />
            </LockProvider>
          </ErrorBoundary>
        </Themed>
      </SettingsProvider>
    </CoreProvider>
  );
}

/** A file dropped beside its place would make the window leave the program for that file. */
function useNoStrayDrops(): void {
  useEffect(() => {
    const refuse = (event: DragEvent): void => event.preventDefault();
    window.addEventListener('dragover', refuse);
    window.addEventListener('drop', refuse);
    return () => {
      window.removeEventListener('dragover', refuse);
      window.removeEventListener('drop', refuse);
    };
  }, []);
}

function Themed({ children }: { children: ReactNode }): ReactNode {
  const { settings } = useSettings();
  const dark = useDarkness();
  const csp = useMemo(() => ({ nonce: styleNonce() }), []);
  const theme = useMemo(() => themeOf(dark, settings.density), [dark, settings.density]);
  useEffect(() => {
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
    document.documentElement.dataset['density'] = settings.density;
  }, [dark, settings.density]);
  return (
    <ConfigProvider locale={zhCN} csp={csp} theme={theme} button={{ autoInsertSpace: false }}>
      <AntApp style={{ height: '100%' }} notification={{ bottom: ABOVE_STATUS_LINE }}>
        {children}
      </AntApp>
    </ConfigProvider>
  );
}

function Entrance(): ReactNode {
  useNoStrayDrops();
  const core = useCore();
  const { reload } = useSettings();
  const [session, setSession] = useState<SessionState | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    let gone = false;
    const take = (state: SessionState): void => {
      if (!gone) setSession(state);
    };
    core.session.state().then(take, (error) => !gone && setTrouble(troubleOf(error)));
    const end = core.onEvent((event) => event.event === 'session' && take(event.state));
    return () => {
      gone = true;
      end();
    };
  }, [core]);
  const open = session?.state === 'open';
  useEffect(() => {
    if (open) void reload();
  }, [open, reload]);
  const refresh = async (): Promise<void> => setSession(await core.session.state());
  if (session?.state === 'open' && session.book && !held) {
    return (
      <RouteProvider key={session.book.book}>
        <Desk session={session} book={session.book} refresh={refresh} />
      </RouteProvider>
    );
  }
  return <Gate session={session} trouble={trouble} refresh={refresh} onHold={setHeld} />;
}
