import { toBase32 } from './bytes.ts';
import type { Random } from './random.ts';

declare const brand: unique symbol;

/** A primitive that only its own door can make: a `FindingId` is never taken for a `TeamId`. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** 128 random bits, 26 lower-case base32 characters. Opaque: it says nothing about what it names or when it was made. */
export type Id<Name extends string> = Brand<string, Name>;

/** The person who acts; survives a new laptop and a restored vault. */
export type PersonId = Id<'Person'>;
/** One laptop in one epoch; a restored vault gets a new one. */
export type DeviceId = Id<'Device'>;
export type BookId = Id<'Book'>;

/** The form of an id. */
export const idShape = /^[a-z2-7]{26}$/;

export function newId<Name extends string>(random: Random): Id<Name> {
  return toBase32(random.bytes(16)) as Id<Name>;
}

export function isId(text: unknown): text is Id<string> {
  return typeof text === 'string' && idShape.test(text);
}
