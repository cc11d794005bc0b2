import { describe, expect, it } from 'vitest';
import { readPackage } from '#shared/exchange/open-package.ts';
import { packageKinds } from '#shared/exchange/package.ts';
import { unseal } from '#shared/exchange/sealing.ts';
import { collect, piecesOf } from '#shared/exchange/streams.ts';
import { isWorkbenchError } from '#shared/kernel/errors.ts';
import { change } from '#test/helpers/ledger.ts';
import { packageOf } from './every-kind.ts';
import { type Laptop, round } from './laptop.ts';

describe('a package that was changed under its seal', () => {
  it.each(packageKinds)('of kind %s is refused in words wherever a byte is flipped or the end is missing, and never half read', async (kind) => {
    const { teams } = await round(1);
    const team = teams[0] as Laptop;
    team.site.write(change('a', 'facts', '谈话记录缺失'));
    // Its seal off: what a member of the round could seal again after changing it.
    const sealed = await packageOf(kind, team, { recipients: [team.card.sealTo] });
    const content = await collect(unseal(piecesOf(sealed), { identities: [team.sealing.identity] }));
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
