import serialise from 'canonicalize';
import { type Bytes, fromUtf8, utf8 } from '../kernel/bytes.ts';

/** What a register may hold. Numbers are finite; text is well-formed Unicode. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What of a type JSON can hold; `never` where it holds something else (a Map, a function, bytes), so that the compiler refuses it. */
type Plain<T> = T extends null | undefined | boolean | number | string
  ? T
  : T extends readonly (infer E)[]
    ? readonly Plain<E>[]
    : T extends object
      ? { readonly [K in keyof T]: Plain<T[K]> }
      : never;

/** A typed record as a register holds it. The compiler cannot see that an interface is JSON, so this one place says it, and refuses what is not. */
export const asJson = <T>(value: T & Plain<T>): Json => value as unknown as Json;

/**
 * Canonical JSON (RFC 8785) as text. Throws a TypeError on what has no canonical form: NaN, infinities, `undefined`,
 * lone surrogates. Text is cleaned at the input door (`cleanText`), so reaching that is a bug.
 */
export function canonicalText(value: Json | object): string {
  const text = serialise(value);
  if (text === undefined) throw new TypeError('value has no canonical JSON form');
  if (/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text)) throw new TypeError('text is not well-formed Unicode');
  return text;
}

export function canonicalBytes(value: Json | object): Bytes {
  return utf8(canonicalText(value));
}

/** Parses JSON bytes from outside. Throws on bytes that are not UTF-8 or not JSON. Keys named `__proto__` stay plain data. */
export function parseJson(bytes: Uint8Array): unknown {
  const text = fromUtf8(bytes);
  // A reviver makes parsing five times as slow; it is needed only where the forbidden key may stand, as it is or escaped.
  if (!/__proto__|\\u005f/i.test(text)) return JSON.parse(text);
  return JSON.parse(text, (key, value: unknown) => {
    if (key === '__proto__') throw new SyntaxError('forbidden key');
    return value;
  });
}
