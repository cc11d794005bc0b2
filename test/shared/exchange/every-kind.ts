import { writeDocument } from '#shared/exchange/document-package.ts';
import type { PackageKind } from '#shared/exchange/package.ts';
import type { Receipt } from '#shared/exchange/receipt.ts';
import type { Lock } from '#shared/exchange/sealing.ts';
import { collect } from '#shared/exchange/streams.ts';
import { writePackage } from '#shared/exchange/write-package.ts';
import type { Bytes } from '#shared/kernel/bytes.ts';
import { utf8 } from '#shared/kernel/bytes.ts';
import { sha256Of } from '#shared/kernel/hash.ts';
import { newId } from '#shared/kernel/ids.ts';
import { seededRandom } from '#shared/kernel/random.ts';
import { moment } from '#test/helpers/ledger.ts';
import type { Laptop } from './laptop.ts';

const random = seededRandom('every kind');
const chunk = Uint8Array.from({ length: 90 }, (_, i) => i);
const keyring = { roundIdentity: 'AGE-SECRET-KEY-1', persons: [] };
const server = { address: 'https://couch.invalid', database: 'round2022', pin: null };

/** The smallest package of a kind with everything in it that the kind may carry. */
export async function packageOf(kind: PackageKind, by: Laptop, lock: Lock): Promise<Bytes> {
  if (kind === 'approval' || kind === 'approvalSignature') {
    const order = { kind, id: newId<'Package'>(random), book: by.replica.book, title: '文书', madeAt: moment('2022-10-01T01:00:00.000Z') } as const;
    return collect(writeDocument({ ...order, document: utf8('{"甲":1}'), sender: by.card, signSeed: by.signSeed }, lock));
  }
  const chunks = [{ sha256: sha256Of(chunk), bytes: chunk.length }];
  const evidence = { chunks, readChunk: async () => chunk };
  const receipt: Receipt = {
    ...{ format: 'xunjian-receipt', version: 1, book: by.replica.book, for: [by.card.device], takenAt: moment('2022-10-12T01:00:00.000Z') },
    packages: [{ id: newId<'Package'>(random), number: 1, kind: 'team', withdrawn: false }],
    ...{ heads: [...by.replica.heads()], stateHash: by.hash, exceptions: [], lacks: [], skewMinutes: 0 },
    counts: { fresh: 1, known: 0, new: 1, changed: 0, disputed: 0, deleted: 0 },
  };
  const more = {
    task: { keyring: { roundIdentity: keyring.roundIdentity, server } },
    backup: { keyring },
    evidence: { entries: undefined, ...evidence },
    receipt: { entries: undefined, receipt },
    team: evidence,
    share: {},
    back: {},
  }[kind];
  return collect(writePackage(await by.prepare({ kind, ...more }), lock));
}
