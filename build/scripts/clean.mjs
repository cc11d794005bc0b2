// `npm run clean`: removes everything that a build or a demo wrote. Vaults are elsewhere and are never touched.
import { rmSync } from 'node:fs';

for (const folder of ['out', 'dist', 'demo-out']) rmSync(folder, { recursive: true, force: true });
