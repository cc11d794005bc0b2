import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainFileName } from '#electron/host/names.ts';
import { plainName } from '#renderer/core/plain-name.ts';

it.each([
  ['第二组', '第二组'],
  [' 第二组. ', '第二组'],
  ['甲\u200e监狱\u202e', '甲监狱'],
  ['a/b:c*d', 'abcd'],
  ['..', '未命名'],
  [`${'检'.repeat(59)}𠮷𠮷`, `${'检'.repeat(59)}𠮷`],
])('%j becomes %j', (text, name) => expect(plainName(text)).toBe(name));

it('whatever a title holds, the host takes the name made of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 90 }), fc.string({ unit: 'grapheme', maxLength: 90 }), (wild, text) => {
      for (const title of [wild, text, `${text}\ud83d`, `\u202e${text}`]) expect(() => plainFileName(`${plainName(title)}-001.xjb`)).not.toThrow();
    }),
  );
});
