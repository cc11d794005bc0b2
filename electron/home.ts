import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

/**
 * Where everything of this user lies, the same for both hosts so that they meet at one vault: `XUNJIAN_HOME`, or the folder that the
 * system keeps for application data.
 */
export function homeFolder(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform, user: string = homedir()): string {
  const own = env['XUNJIAN_HOME'];
  if (own) return resolve(own);
  switch (platform) {
    case 'win32':
      return join(env['APPDATA'] || join(user, 'AppData', 'Roaming'), 'xunjian');
    case 'darwin':
      return join(user, 'Library', 'Application Support', 'xunjian');
    default: {
      const config = env['XDG_CONFIG_HOME'];
      return join(config && isAbsolute(config) ? config : join(user, '.config'), 'xunjian');
    }
  }
}
