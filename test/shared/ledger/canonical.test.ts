import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from '#shared/kernel/bytes.ts';
import { canonicalBytes, parseJson } from '#shared/ledger/canonical.ts';

describe('JSON from outside', () => {
  it('is what was written', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean())), (value) => {
        fc.pre(!Object.hasOwn(value, '__proto__'));
        expect(parseJson(canonicalBytes(value))).toEqual({ ...value });
      }),
    );
  });

  it.each(['{"__proto__":1}', '{"a":[{"__proto__":{}}]}', '{"\\u005f_proto__":1}', '{"_\\u005Fproto_\\u005f":1}'])(
    'is refused with the key that reaches into every object: %s',
    (text) => {
      expect(() => parseJson(utf8(text))).toThrow(SyntaxError);
    },
  );

  it('may speak of that key', () => {
    expect(parseJson(utf8('{"text":"__proto__","also":"\\u005f"}'))).toEqual({ text: '__proto__', also: '_' });
  });
});
