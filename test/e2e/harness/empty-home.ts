import { createHttpHost } from '#shared/host/http-host.ts';
import { systemRandom } from '#shared/kernel/random.ts';
import type { DeviceCard } from '#shared/ledger/trust.ts';
import { createVault, encodeVault, newPerson } from '#shared/vault/vault.ts';
import { fetchInto, openTestHost } from '#test/electron/hosts.ts';

export const HOME_PASSPHRASE = '秋天的巡检车队驶向甲监狱';

/** A vault on disk as the program itself makes it, without a browser; one that opens this home unlocks it with `HOME_PASSPHRASE`. Gives the laptop's card, to seal packages to. */
export async function makeHome(home: string): Promise<DeviceCard> {
  const parts = await openTestHost(home);
  try {
    const host = createHttpHost({ fetch: fetchInto(parts), base: 'http://here.invalid', window: 'one' });
    const { open } = await createVault({ passphrase: HOME_PASSPHRASE, deviceName: '市院-01', person: newPerson('张某', systemRandom) }, systemRandom);
    await host.writeVault(encodeVault(open.file), 0);
    return open.card;
  } finally {
    await parts.close();
  }
}
