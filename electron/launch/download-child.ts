import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What is used of `@electron/get`. */
interface Getter {
  downloadArtifact(request: {
    readonly version: string;
    readonly artifactName: string;
    readonly platform: string;
    readonly arch: string;
    readonly checksums: unknown;
    readonly cacheRoot?: string;
    readonly downloadOptions: { readonly quiet: boolean; getProgressCallback(progress: { readonly percent: number }): Promise<void> };
  }): Promise<string>;
}

/**
 * Run as a child of the launcher: fetches Electron's archive into its cache (checked by the SHA-256 list of the electron package),
 * writes the share done to standard output, then lets the package's own installer unpack it.
 */
const folder = process.argv[2] ?? '';
const load = createRequire(join(folder, 'install.js'));
const getter = (await import(pathToFileURL(load.resolve('@electron/get')).href)) as Getter;
const cacheRoot = process.env['electron_config_cache'];
await getter.downloadArtifact({
  version: (load('./package.json') as { readonly version: string }).version,
  artifactName: 'electron',
  platform: process.platform,
  arch: process.arch,
  checksums: load('./checksums.json'),
  ...(cacheRoot === undefined ? {} : { cacheRoot }),
  downloadOptions: {
    quiet: true,
    getProgressCallback: async ({ percent }) => void process.stdout.write(`${percent.toFixed(3)}\n`),
  },
});
process.stdout.write('unpacking\n');
load('./install.js');
