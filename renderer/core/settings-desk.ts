import type { CoreApi, Settings } from './api.ts';
import type { Session } from './session.ts';

const DEFAULTS: Settings = { idleLockMinutes: 2, theme: 'system', density: 'comfortable', backupPlace: null, backupMinutes: 30 };

/** Settings of this laptop, kept in its local book. What is out of range or unknown falls back to the default. */
export function readSettings(session: Session): Settings {
  const fields = session.open.local.fields('setting', 'app');
  const between = (value: unknown, low: number, high: number, otherwise: number): number =>
    typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high ? value : otherwise;
  return {
    idleLockMinutes: between(fields['idleLockMinutes'], 1, 120, DEFAULTS.idleLockMinutes),
    theme: fields['theme'] === 'light' || fields['theme'] === 'dark' ? fields['theme'] : DEFAULTS.theme,
    density: fields['density'] === 'dense' ? 'dense' : DEFAULTS.density,
    backupPlace: typeof fields['backupPlace'] === 'string' ? fields['backupPlace'] : null,
    backupMinutes: between(fields['backupMinutes'], 5, 24 * 60, DEFAULTS.backupMinutes),
  };
}

export function settingsDesk(session: Session): CoreApi['settings'] {
  return {
    read: async () => readSettings(session),
    write: async (change) => {
      await session.open.local.write('setting', 'app', { ...change });
      return readSettings(session);
    },
  };
}
