import { createHash, randomBytes } from 'node:crypto';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Place } from '#shared/host/contract.ts';
import { hostErrors } from '#shared/host/host-errors.ts';
import { type Bytes, fromUtf8, toBase32, utf8 } from '#shared/kernel/bytes.ts';
import { idSchema } from '#shared/kernel/schemas.ts';
import { Turn } from '#shared/kernel/turn.ts';
import { listFolder, readWhole, writeAtomic } from './atomic-file.ts';
import { type Disk, freeBytes, isAbsent, makeFolder, seen, syncFolder, writeFailure } from './disk.ts';
import type { Media } from './media.ts';
import { plainFileName } from './names.ts';

const storedSchema = z.array(z.object({ id: idSchema<string>(), path: z.string().min(1) }));

/** A place with its folder: stays on this side of the border. */
export interface Folder {
  readonly id: string;
  readonly path: string;
  readonly label: string;
  readonly kind: Place['kind'];
}

const READ_BYTES = 1024 * 1024;

/** The folders that the person chose for exports and backups, and the media that are plugged in. */
export class PlaceBook {
  readonly #turn = new Turn();

  constructor(
    private readonly disk: Disk,
    private readonly home: string,
    private readonly media: Media,
  ) {}

  async list(): Promise<Place[]> {
    return Promise.all((await this.folders()).map((folder) => this.#asPlace(folder)));
  }

  async folders(): Promise<Folder[]> {
    const chosen = (await this.#stored()).map(({ id, path }) => ({ id, path, label: basename(path) || path, kind: 'folder' as const }));
    return [...chosen, ...(await this.removable())];
  }

  /** The same medium at the same place has the same id each time it is plugged in. */
  async removable(): Promise<Folder[]> {
    return (await this.media.list()).map(({ path, label }) => ({ id: removableId(path), path, label, kind: 'removable' as const }));
  }

  /** Remembers a folder that the person chose; one that is known already is answered as it is. */
  remember(path: string): Promise<Place> {
    return this.#turn.run(async () => {
      const real = await this.disk.realpath(path);
      const stored = await this.#stored();
      const known = stored.find((place) => place.path === real);
      const place = known ?? { id: toBase32(randomBytes(16)), path: real };
      if (!known) await this.#store([...stored, place]);
      return this.#asPlace({ ...place, label: basename(real) || real, kind: 'folder' });
    });
  }

  forget(id: string): Promise<void> {
    return this.#turn.run(async () => {
      const stored = await this.#stored();
      await this.#store(stored.filter((place) => place.id !== id));
    });
  }

  /** Rejects with `host.placeAbsent` for an unknown place as for one that is not plugged in. */
  async folder(id: string): Promise<Folder> {
    const folder = (await this.folders()).find((place) => place.id === id);
    if (!folder || !(await this.#present(folder.path))) throw hostErrors.placeAbsent();
    return folder;
  }

  async files(id: string): Promise<{ name: string; bytes: number; modified: string }[]> {
    const { path } = await this.folder(id);
    const found = [];
    for (const name of (await listFolder(this.disk, path)).filter(isOurs)) {
      const stat = await seen(this.disk.lstat(join(path, name)));
      if (stat?.isFile()) found.push({ name, bytes: stat.size, modified: stat.mtime.toISOString() });
    }
    return found.sort((a, b) => (a.modified === b.modified ? (a.name < b.name ? 1 : -1) : a.modified < b.modified ? 1 : -1));
  }

  async remove(id: string, name: string): Promise<void> {
    const path = await this.#ourFile(id, name);
    try {
      await this.disk.rm(path);
      await syncFolder(this.disk, (await this.folder(id)).path);
    } catch (error) {
      throw isAbsent(error) ? hostErrors.notFound() : writeFailure(error);
    }
  }

  /** Streams one of our files. Rejects with `host.notFound` before the first piece when there is none. */
  async read(id: string, name: string): Promise<AsyncIterable<Bytes>> {
    const path = await this.#ourFile(id, name);
    const stat = await seen(this.disk.lstat(path));
    if (!stat?.isFile()) throw hostErrors.notFound();
    const handle = await this.disk.open(path, 'r');
    return pieces(handle);
  }

  async #ourFile(id: string, name: string): Promise<string> {
    if (plainFileName(name) !== name || !isOurs(name)) throw hostErrors.badName();
    return join((await this.folder(id)).path, name);
  }

  async #asPlace({ id, path, label, kind }: Folder): Promise<Place> {
    const present = await this.#present(path);
    // Some media do not tell; null says so, and writing checks again.
    return { id, label, kind, present, freeBytes: present ? await freeBytes(this.disk, path).catch(() => null) : null };
  }

  async #present(path: string): Promise<boolean> {
    const stat = await seen(this.disk.stat(path));
    return stat?.isDirectory() ?? false;
  }

  async #stored(): Promise<z.infer<typeof storedSchema>> {
    const bytes = await readWhole(this.disk, join(this.home, 'places.json'));
    if (!bytes) return [];
    try {
      return storedSchema.parse(JSON.parse(fromUtf8(bytes)));
    } catch {
      // A convenience list that no longer reads is begun anew; the folders themselves are untouched.
      return [];
    }
  }

  async #store(places: z.infer<typeof storedSchema>): Promise<void> {
    await makeFolder(this.disk, this.home);
    await writeAtomic(this.disk, join(this.home, 'places.json'), utf8(JSON.stringify(places, null, 1)));
  }
}

export function removableId(path: string): string {
  const hash = new Uint8Array(16);
  hash.set(createHash('sha256').update(`removable ${path}`).digest().subarray(0, 16));
  return toBase32(hash);
}

function isOurs(name: string): boolean {
  return name.endsWith('.xjb') && !name.startsWith('.');
}

async function* pieces(handle: Awaited<ReturnType<Disk['open']>>): AsyncGenerator<Bytes> {
  try {
    for (;;) {
      const piece = new Uint8Array(READ_BYTES);
      const { bytesRead } = await handle.read(piece, 0, piece.length, null);
      if (bytesRead === 0) return;
      yield piece.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}
