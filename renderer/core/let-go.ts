import type { HostRequest } from '#shared/host/contract.ts';
import type { Host } from '#shared/host/host.ts';

/** Calls that give something back to the host. */
type GivingBack = 'save.abort' | 'sync.close' | 'sync.stopWaiting';

/**
 * Tells the host that something is no longer wanted. Whether it still had it makes no difference: it forgets all of it with its end or by
 * its own limits, and the person is told of what went before, not of this.
 */
export async function letGo<N extends GivingBack>(host: Host, name: N, request: HostRequest<N>): Promise<void> {
  await host.call(name, request).catch(() => undefined);
}
