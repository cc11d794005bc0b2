// electron-builder leaves these beside the program when the runtime comes from a folder; neither is ours to ship.
import { rmSync } from 'node:fs';
import { join } from 'node:path';

export function afterPack({ appOutDir }) {
  for (const name of ['default_app.asar', 'app-update.yml']) rmSync(join(appOutDir, 'resources', name), { force: true });
}
