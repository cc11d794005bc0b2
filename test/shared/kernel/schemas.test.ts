import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBase64 } from '#shared/kernel/bytes.ts';
import { sha256Of } from '#shared/kernel/hash.ts';
import { newId } from '#shared/kernel/ids.ts';
import { daySchema, hashSchema, idSchema, keySchema, momentSchema, nothingSchema, signatureSchema } from '#shared/kernel/schemas.ts';

const takes = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown): boolean => schema.safeParse(value).success;

describe('schemas of what comes from outside', () => {
  it('take what our own doors make, and nothing longer, shorter or of other letters', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), fc.integer({ min: 0, max: 15 }), (bytes, at) => {
        const id = newId({ bytes: (count) => bytes.slice(0, count) });
        const hash = sha256Of(bytes);
        for (const [schema, right] of [
          [idSchema(), id],
          [hashSchema(), hash],
          [keySchema, toBase64(bytes.slice(0, 32))],
          [signatureSchema, toBase64(bytes)],
        ] as const) {
          expect(takes(schema, right)).toBe(true);
          expect(takes(schema, `${right}${right[at]}`)).toBe(false);
          expect(takes(schema, right.slice(1))).toBe(false);
          expect(takes(schema, `${right.slice(0, at)}\n${right.slice(at + 1)}`)).toBe(false);
          expect(takes(schema, [right])).toBe(false);
        }
      }),
    );
  });

  it('take a day that exists only', () => {
    expect(takes(daySchema, '2024-02-29')).toBe(true);
    for (const wrong of ['2023-02-29', '2024-2-29', '2024-02-29 ', 20240229, null]) expect(takes(daySchema, wrong)).toBe(false);
  });

  it('keep a moment as it came, within bounds', () => {
    expect(momentSchema.parse('昨天下午')).toBe('昨天下午');
    expect(takes(momentSchema, 'x'.repeat(41))).toBe(false);
  });

  it('ask nothing where nothing is asked', () => {
    expect(nothingSchema.parse({})).toEqual({});
    expect(takes(nothingSchema, { facility: 'x' })).toBe(false);
  });
});
