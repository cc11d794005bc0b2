import { basename, dirname } from 'node:path';
import { type HostAnswer, type HostCallName, type HostInfo, type HostRequest, hostCalls } from '#shared/host/contract.ts';
import { hostErrors } from '#shared/host/host-errors.ts';
import { freeBytes, makeFolder } from './disk.ts';
import type { HostParts } from './host-parts.ts';
import { plainFileName } from './names.ts';
import { lookAtCertificate } from './sync/checking-agent.ts';

type Calls = { readonly [N in HostCallName]: (request: HostRequest<N>) => Promise<HostAnswer<N>> };

export const EXPORT_FOLDER = '导出';

/** The JSON calls of the contract, each by name: one that is missing does not compile. */
export function hostCallTable(parts: HostParts): Calls {
  const { keys, journal, drafts, chunks, saving, sync, places, pick, disk, vault } = parts;
  const intoExports = async (name: string): Promise<HostAnswer<'save.into'>> => {
    await makeFolder(disk, parts.exportFolder);
    return saving.begin({ folder: parts.exportFolder, name, replace: false, place: `“${EXPORT_FOLDER}”文件夹` });
  };
  return {
    info: async (): Promise<HostInfo> => ({ ...parts.about, freeBytes: await freeBytes(disk, vault.root), vaultFolder: basename(vault.root) }),
    'books.list': async () => ({ books: await keys.list() }),
    'books.destroy': async ({ book }) => {
      await journal.forget(book);
      drafts.forget(book);
      await keys.destroy(book);
      return {};
    },
    'journal.head': ({ book }) => journal.head(book),
    'drafts.list': async ({ book }) => ({ drafts: await drafts.list(book) }),
    'drafts.remove': async ({ book, draft }) => {
      await drafts.remove(book, draft);
      return {};
    },
    'chunks.remove': async ({ book, chunks: names }) => {
      await chunks.remove(book, names);
      return {};
    },
    'chunks.missing': async ({ book, chunks: names }) => ({ missing: await chunks.missing(book, names) }),
    'save.choose': async ({ name }) => {
      const proposed = plainFileName(name);
      const path = await pick.save(proposed);
      if (path === null) return null;
      if (path === undefined) return intoExports(proposed);
      const folder = dirname(path);
      return saving.begin({ folder, name: basename(path), replace: true, place: placeWords(folder) });
    },
    'save.into': async ({ place, name }) => {
      const plain = plainFileName(name);
      if (place === null) return intoExports(plain);
      const { path, label } = await places.folder(place);
      return saving.begin({ folder: path, name: plain, replace: false, place: label });
    },
    'save.finish': ({ grant }) => saving.finish(grant),
    'save.abort': async ({ grant }) => {
      await saving.abort(grant);
      return {};
    },
    'places.list': async () => ({ places: await places.list() }),
    'places.choose': async () => {
      const path = await pick.folder();
      return path ? places.remember(path) : null;
    },
    'places.forget': async ({ place }) => {
      await places.forget(place);
      return {};
    },
    'places.files': async ({ place }) => ({ files: await places.files(place) }),
    'places.remove': async ({ place, name }) => {
      await places.remove(place, name);
      return {};
    },
    'sync.certificate': ({ address }) => lookAtCertificate(address),
    'sync.open': (target) => sync.open(target),
    'sync.close': async () => {
      sync.close();
      return {};
    },
    'sync.standing': ({ checkpoint }) => sync.standing(checkpoint),
    'sync.keepCheckpoint': async ({ checkpoint, value }) => {
      await sync.keepCheckpoint(checkpoint, value);
      return {};
    },
    'sync.changes': ({ since, limit, waitSeconds }) => sync.changes(since, limit, waitSeconds),
    'sync.stopWaiting': async () => {
      sync.stopWaiting();
      return {};
    },
    'sync.lacking': async ({ ids }) => ({ ids: await sync.lacking(ids) }),
    'sync.pushChunks': ({ book, chunks: names }) => sync.pushChunks(book, names),
    'sync.pullChunks': ({ book, chunks: names }) => sync.pullChunks(book, names),
    'sync.retryAfter': async () => ({ seconds: sync.retryAfter }),
  };
}

/** Runs the call `name` on foreign input. Rejects with `host.notFound` for an unknown name, `host.badRequest` for a malformed request. */
export async function runCall(calls: Calls, name: string, input: unknown): Promise<unknown> {
  if (!Object.hasOwn(hostCalls, name)) throw hostErrors.notFound();
  return run(calls, name as HostCallName, input);
}

async function run<N extends HostCallName>(calls: Calls, name: N, input: unknown): Promise<HostAnswer<N>> {
  const parsed = hostCalls[name].request.safeParse(input);
  if (!parsed.success) throw hostErrors.badRequest();
  return calls[name](parsed.data as HostRequest<N>);
}

function placeWords(folder: string): string {
  return basename(folder) || folder;
}
