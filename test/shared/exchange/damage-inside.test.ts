import { describe, expect, it } from 'vitest';
import { writeDocument } from '#shared/exchange/document-package.ts';
import { readPackage } from '#shared/exchange/open-package.ts';
import { type PackageKind, packageKinds } from '#shared/exchange/package.ts';
import type { Receipt } from '#shared/exchange/receipt.ts';
import { unseal } from '#shared/exchange/sealing.ts';
import { collect, piecesOf } from '#shared/exchange/streams.ts';
import type { Bytes } from '#shared/kernel/bytes.ts';
import { utf8 } from '#shared/kernel/bytes.ts';
import { isWorkbenchError } from '#shared/kernel/errors.ts';
import { sha256Of } from '#shared/kernel/hash.ts';
import { newId } from '#shared/kernel/ids.ts';
import { seededRandom } from '#shared/kernel/random.ts';
import { change, moment } from '#test/helpers/ledger.ts';
import { type Laptop, round } from './laptop.ts';

const random = seededRandom('damage inside');
const chunk = Uint8Array.from({ length: 90 }, (_, i) => i);
const keyring = { roundIdentity: 'AGE-SECRET-KEY-1', persons: [] };

/** The smallest package of each kind, its seal off: what a member of the round could seal again after changing it. */
async function contentOf(kind: PackageKind, by: Laptop): Promise<Bytes> {
  const lock = { recipients: [by.card.sealTo] };
  if (kind === 'approval' || kind === 'approvalSignature') {
    const order = { kind, id: newId<'Package'>(random), book: by.replica.book, title: '文书', madeAt: moment('2022-10-01T01:00:00.000Z') } as const;
    const sealed = await collect(writeDocument({ ...order, document: utf8('{"甲":1}'), sender: by.card, signSeed: by.signSeed }, lock));
    return collect(unseal(piecesOf(sealed), { identities: [by.sealing.identity] }));
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
    task: { keyring: { roundIdentity: keyring.roundIdentity } },
    backup: { keyring },
    evidence: { entries: undefined, ...evidence },
    receipt: { entries: undefined, receipt },
    team: evidence,
    share: {},
    back: {},
  }[kind];
  return collect((await by.prepare({ kind, ...more })).content());
}

describe('a package that was changed under its seal', () => {
  it.each(packageKinds)('of kind %s is refused in words wherever a byte is flipped or the end is missing, and never half read', async (kind) => {
    const { teams } = await round(1);
    const team = teams[0] as Laptop;
    team.site.write(change('a', 'facts', '谈话记录缺失'));
    const content = await contentOf(kind, team);
    const whole = await readPackage(piecesOf(content));
    expect(whole.manifest.kind).toBe(kind);
    const passed: number[] = [];
    for (let at = 0; at < content.length; at += content.length > 3_000 ? 3 : 1) {
      const flipped = content.slice();
      flipped[at] = (flipped[at] as number) ^ (1 << (at % 8));
      for (const wrong of [flipped, content.subarray(0, at)]) {
        const refused = await readPackage(piecesOf(wrong)).then(
          () => undefined,
          (error: unknown) => error,
        );
        if (refused === undefined) passed.push(at);
        else if (!isWorkbenchError(refused)) throw refused;
        else expect(`${refused.words}${refused.next}`).toMatch(/本机数据未改变.*。$/);
      }
    }
    expect(passed).toEqual([]);
  });
});
