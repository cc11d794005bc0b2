import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { type OpenedPackage, openPackage } from '#shared/exchange/open-package.ts';
import type { SignedHead } from '#shared/exchange/package.ts';
import type { Rehearsal } from '#shared/exchange/rehearsal.ts';
import { rehearse } from '#shared/exchange/rehearse.ts';
import { mergeHeads } from '#shared/exchange/signed-heads.ts';
import { packageKindWords, packageName, rehearsalWords } from '#shared/exchange/words.ts';
import { isWorkbenchError } from '#shared/kernel/errors.ts';
import type { BookId } from '#shared/kernel/ids.ts';
import type { HashedEntry } from '#shared/ledger/entry.ts';
import { Replica } from '#shared/ledger/replica.ts';
import type { DeviceCard } from '#shared/ledger/trust.ts';
import { batchErrors } from './batch-errors.ts';
import { readPieces } from './files.ts';
import type { ReadingMessage, ReadingOrder, ReadPackage, ReadResult } from './reading.ts';

// Foreign files are parsed here and nowhere else: this thread has limits, and what it hands over has been checked.
const order = workerData as ReadingOrder;
const tell = (message: ReadingMessage): void => parentPort?.postMessage(message);

interface Waiting {
  readonly file: string;
  readonly opened: OpenedPackage;
}

async function read(): Promise<ReadResult> {
  const chunks = new Map<string, number>();
  const waiting: Waiting[] = [];
  let book: BookId | undefined;
  for (const file of order.files) {
    const opened = await open(file, book, chunks);
    book = opened.manifest.book;
    waiting.push({ file, opened });
    tell({ told: 'progress', words: `${basename(file)}：封装、签名和校验值都相符` });
  }
  const { replica, packages, entries, heads, cards } = takeIn(waiting, book as BookId);
  const title = waiting[0]?.opened.manifest.title ?? '';
  return {
    book: replica.book,
    title,
    packages,
    entries: entries.map((entry) => entry.bytes),
    heads,
    cards,
    chunks: [...chunks].map(([sha256, bytes]) => ({ sha256, bytes })).sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1)),
  };
}

function open(file: string, book: BookId | undefined, chunks: Map<string, number>): Promise<OpenedPackage> {
  return openPackage({
    file: readPieces(file),
    keys: { identities: order.identities, passphrase: order.passphrase },
    book,
    onChunk: async (name, bytes) => {
      chunks.set(name, bytes.length);
      // The name is 64 hex digits: the format allows no other.
      if (order.chunksTo !== null) writeFileSync(join(order.chunksTo, name), bytes);
    },
  });
}

/** Takes the packages in whatever order they can go: one that builds on another waits for it. */
function takeIn(waiting: Waiting[], book: BookId) {
  const replica = new Replica(book);
  const entries: HashedEntry[] = [];
  const packages = new Map<string, ReadPackage>();
  const cards = new Map<string, DeviceCard>();
  let heads: readonly SignedHead[] = [];
  let open = waiting;
  while (open.length > 0) {
    const later: Waiting[] = [];
    let stuck: Rehearsal | undefined;
    for (const item of open) {
      const { rehearsal, fresh, heads: received } = rehearse({ opened: item.opened, replica });
      if (rehearsal.missing.length > 0) {
        later.push(item);
        stuck ??= rehearsal;
        continue;
      }
      for (const entry of fresh) replica.add(entry);
      entries.push(...fresh);
      heads = mergeHeads(heads, received, (hash) => replica.entry(hash));
      for (const card of item.opened.manifest.cards) cards.set(card.device, card);
      packages.set(item.file, describe(item, rehearsal));
    }
    if (stuck && later.length === open.length) throw batchErrors.missingCauses(packageName(stuck.manifest), rehearsalWords(stuck).words);
    open = later;
  }
  return { replica, entries, heads, cards: [...cards.values()], packages: order.files.flatMap((file) => packages.get(file) ?? []) };
}

function describe({ file, opened }: Waiting, rehearsal: Rehearsal): ReadPackage {
  const { manifest } = opened;
  return {
    file,
    kind: manifest.kind,
    kindLabel: packageKindWords[manifest.kind],
    name: packageName(manifest),
    title: manifest.title,
    sender: manifest.sender.name,
    fingerprint: opened.fingerprint,
    madeAt: manifest.madeAt,
    stateHash: manifest.stateHash,
    entries: manifest.counts.entries,
    fresh: rehearsal.entries.fresh,
    known: rehearsal.entries.known,
    chunks: manifest.counts.chunks,
    records: manifest.records,
    disputed: rehearsal.records.filter((record) => record.effect === 'disputed').length,
    quarantined: rehearsal.quarantined.map(({ line, reason }) => ({ line, words: reason.words })),
    signedBy: rehearsal.sender.standing,
  };
}

read().then(
  (result) => tell({ told: 'done', result }),
  (error: unknown) => {
    // A bug is not a bad file: it goes on to the main thread as an error of this one.
    if (!isWorkbenchError(error)) throw error;
    tell({ told: 'refused', failure: error.toFailure() });
  },
);
