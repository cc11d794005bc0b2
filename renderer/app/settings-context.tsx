import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { Settings } from '#renderer/core/api.ts';
import { useCore } from '#renderer/data/core-context.tsx';
import { recall, remember } from '#renderer/data/remembered.ts';
import { systemPrefersDark } from './theme.ts';

const atFirst: Settings = { idleLockMinutes: 2, theme: 'system', density: 'comfortable', backupPlace: null, backupMinutes: 30 };

interface SettingsAccess {
  readonly settings: Settings;
  write(change: Partial<Settings>): Promise<void>;
  reload(): Promise<void>;
}

const Context = createContext<SettingsAccess | null>(null);

/** Settings live in the vault; the look alone is also kept outside, so that the unlock screen has it. */
export function SettingsProvider({ children }: { children: ReactNode }): ReactNode {
  const core = useCore();
  const [settings, setSettings] = useState<Settings>(() => ({ ...atFirst, ...recall<Partial<Settings>>('device', 'look', {}) }));
  const take = useCallback((next: Settings) => {
    setSettings(next);
    remember('device', 'look', { theme: next.theme, density: next.density });
  }, []);
  const reload = useCallback(async () => take(await core.settings.read()), [core, take]);
  const write = useCallback(async (change: Partial<Settings>) => take(await core.settings.write(change)), [core, take]);
  const access = useMemo(() => ({ settings, write, reload }), [settings, write, reload]);
  return <Context value={access}>{children}</Context>;
}

export function useSettings(): SettingsAccess {
  const access = useContext(Context);
  if (!access) throw new Error('used outside SettingsProvider');
  return access;
}

/** Whether the dark theme holds now, following the desktop where the setting says so. */
export function useDarkness(): boolean {
  const { settings } = useSettings();
  const [system, setSystem] = useState(systemPrefersDark);
  useEffect(() => {
    const query = window.matchMedia('(prefers-color-scheme: dark)');
    const changed = (): void => setSystem(query.matches);
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  }, []);
  return settings.theme === 'system' ? system : settings.theme === 'dark';
}
