import { z } from 'zod';
import { type Bytes, concat, fromBase64, toBase64, utf8 } from '#shared/kernel/bytes.ts';
import type { BookId, DeviceId } from '#shared/kernel/ids.ts';
import { idSchema, momentSchema } from '#shared/kernel/schemas.ts';
import { sign, verify } from '#shared/kernel/signing.ts';
import { canonicalBytes, parseJson } from '#shared/ledger/canonical.ts';
import { headPointSchema } from '#shared/ledger/chain.ts';
import type { TrustList } from '#shared/ledger/trust.ts';
import { syncDocumentErrors } from './sync-document-errors.ts';

/**
 * The hub's word for what it has: the last entry of every device, everything before it included. Until it has come, what was sent
 * over the network is on a server and nowhere else, and does not count as handed over.
 */
const acknowledgementSchema = z.object({
  format: z.literal('xunjian-acknowledgement'),
  version: z.literal(1),
  book: idSchema<BookId>(),
  /** The hub's device. */
  device: idSchema<DeviceId>(),
  heads: z.array(headPointSchema).max(10_000),
  at: momentSchema,
});
export type Acknowledgement = z.infer<typeof acknowledgementSchema>;

const signedBytes = (body: Uint8Array): Bytes => concat([utf8('xunjian acknowledgement v1\n'), body]);

/** @param seed the hub device's 32-byte Ed25519 seed */
export function writeAcknowledgement(acknowledgement: Acknowledgement, seed: Uint8Array): Bytes {
  const body = canonicalBytes(acknowledgement);
  return canonicalBytes({ body: toBase64(body), signature: sign(signedBytes(body), seed) });
}

/** Throws `syncDocument.*` unless a hub device of this book's trust list has signed it. */
export function readAcknowledgement(content: Uint8Array, book: BookId, trust: TrustList): Acknowledgement {
  const { body, signature } = outer(content);
  const read = acknowledgementSchema.safeParse(json(body));
  if (!read.success) throw syncDocumentErrors.foreign();
  const acknowledgement = read.data;
  if (acknowledgement.book !== book) throw syncDocumentErrors.otherBook(acknowledgement.book.slice(0, 6));
  const hub = trust.devices.get(acknowledgement.device);
  const counts = hub?.role === 'hub' && !trust.removed.has(acknowledgement.device);
  if (!counts || !verify(signature, signedBytes(body), hub.card.signKey)) throw syncDocumentErrors.acknowledgementWrong();
  return acknowledgement;
}

const outerSchema = z.object({ body: z.string().max(4 * 1024 * 1024), signature: z.string().max(128) });

function outer(content: Uint8Array): { readonly body: Bytes; readonly signature: string } {
  const read = outerSchema.safeParse(json(content));
  if (!read.success) throw syncDocumentErrors.foreign();
  try {
    return { body: fromBase64(read.data.body), signature: read.data.signature };
  } catch {
    throw syncDocumentErrors.foreign();
  }
}

function json(bytes: Uint8Array): unknown {
  try {
    return parseJson(bytes);
  } catch {
    throw syncDocumentErrors.foreign();
  }
}
