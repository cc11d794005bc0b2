import type { Bytes } from '../kernel/bytes.ts';
import type { Moment } from '../kernel/clock.ts';
import { sha256Of } from '../kernel/hash.ts';
import type { BookId, Id } from '../kernel/ids.ts';
import type { DeviceCard } from '../ledger/trust.ts';
import { writeArchive } from './archive.ts';
import { DOCUMENT, encodeManifest, MANIFEST, SIGNATURE } from './manifest.ts';
import { type OpenedPackage, type OpenOrder, openPackage } from './open-package.ts';
import { NO_STATE, type PackageKind } from './package.ts';
import { type Lock, seal } from './sealing.ts';

/** Kinds of package that carry one document and nothing of the ledger. */
export type DocumentKind = Extract<PackageKind, 'approval' | 'approvalSignature'>;

export interface DocumentOrder {
  readonly kind: DocumentKind;
  readonly id: Id<'Package'>;
  readonly book: BookId;
  readonly title: string;
  readonly madeAt: Moment;
  readonly document: Bytes;
  readonly sender: DeviceCard;
  /** The sending device's 32-byte Ed25519 seed. */
  readonly signSeed: Uint8Array;
}

/** A sealed package with one document in it, piece by piece: the same age file and zip as every other, signed by the sending device. */
export function writeDocument(order: DocumentOrder, lock: Lock): AsyncGenerator<Bytes> {
  const { document, kind, id, book, title, sender, madeAt } = order;
  const head = encodeManifest(
    {
      ...{ format: 'xunjian-package', version: 1, kind, id, book, title, sender, madeAt },
      ...{ bookKind: 'round', number: 1, base: [], heads: [], cards: [sender], records: {}, stateHash: NO_STATE, elsewhere: [] },
      counts: { entries: 0, entriesBytes: 0, chunks: 0, chunkBytes: 0 },
      parts: [{ name: DOCUMENT, bytes: document.length, sha256: sha256Of(document) }],
    },
    order.signSeed,
  );
  const members = [
    { name: MANIFEST, bytes: head.manifest },
    { name: SIGNATURE, bytes: head.signature },
    { name: DOCUMENT, bytes: document },
  ];
  return seal(
    writeArchive(
      (async function* () {
        yield* members;
      })(),
    ),
    lock,
  );
}

/** Opens a package of one of these kinds; throws `package.*` with words on everything else. */
export async function openDocument(order: Omit<OpenOrder, 'kinds' | 'onChunk'>, kind: DocumentKind): Promise<OpenedPackage & { readonly document: Bytes }> {
  const opened = await openPackage({ ...order, kinds: [kind] });
  return { ...opened, document: opened.document as Bytes };
}
