import { z } from 'zod';
import { type Bytes, concat, utf8 } from '../kernel/bytes.ts';
import { sign, verify } from '../kernel/signing.ts';
import { canonicalBytes, parseJson } from '../ledger/canonical.ts';
import { cardSchema, type DeviceCard, fingerprint } from '../ledger/trust.ts';
import { cardErrors } from './exchange-errors.ts';

/** Far more than a card takes; what is larger is no card. */
const MAX_CARD_BYTES = 16 * 1024;

/**
 * The file `.xjcard`: canonical JSON, signed by the device's own key. The signature proves that the file is whole and that the device
 * holds the key on the card; that it is the colleague's laptop is proved by the fingerprint alone, compared aloud.
 */
const cardFileSchema = z.object({
  format: z.literal('xunjian-device-card'),
  version: z.literal(1),
  card: cardSchema,
  /** For people who open the file in a text editor; worked out again on reading. */
  fingerprint: z.string().max(60),
  /** Ed25519 by the device over "xunjian card v1\n" + canonical(card), base64. */
  signature: z.string().max(128),
});

const cardBytes = (card: DeviceCard): Bytes => concat([utf8('xunjian card v1\n'), canonicalBytes(card)]);

/** @param signSeed the device's 32-byte Ed25519 seed */
export function writeCard(card: DeviceCard, signSeed: Uint8Array): Bytes {
  return canonicalBytes({ format: 'xunjian-device-card', version: 1, card, fingerprint: fingerprint(card), signature: sign(cardBytes(card), signSeed) });
}

/** Throws `card.*` with words on anything that is not a whole card signed by its own key. */
export function readCard(file: Uint8Array): { readonly card: DeviceCard; readonly fingerprint: string } {
  if (file.length > MAX_CARD_BYTES) throw cardErrors.unreadable();
  const raw = parsed(file);
  if (isObject(raw) && raw['format'] === 'xunjian-device-card' && typeof raw['version'] === 'number' && raw['version'] > 1) throw cardErrors.newer();
  const read = cardFileSchema.safeParse(raw);
  if (!read.success) throw cardErrors.unreadable();
  const { card, signature } = read.data;
  const spoken = fingerprint(card);
  if (!verify(signature, cardBytes(card), card.signKey) || spoken !== read.data.fingerprint) throw cardErrors.altered();
  return { card, fingerprint: spoken };
}

function parsed(file: Uint8Array): unknown {
  try {
    return parseJson(file);
  } catch {
    throw cardErrors.unreadable();
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
