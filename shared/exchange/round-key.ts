import type { Json } from '../ledger/canonical.ts';
import type { Change } from '../ledger/record.ts';
import type { Register } from '../ledger/register.ts';
import type { Replica } from '../ledger/replica.ts';

/** Kind of the records that tell which sealing key the round uses, one for each epoch. They hold public halves only. */
export const ROUND_KEY = 'roundKey';

export interface RoundKey {
  /** 1 for the first rotation; a round that never removed a device has none. */
  readonly epoch: number;
  /** `age1…` */
  readonly recipient: string;
}

/**
 * The key of the present epoch; undefined while the first one (handed out with the first task packages) is still in use. Only what a
 * hub's laptop wrote counts, even where somebody wrote over it or deleted it: a member changes nothing for anybody.
 */
export function currentRoundKey(replica: Replica): RoundKey | undefined {
  let newest: RoundKey | undefined;
  for (const { registers } of replica.fold.folded(ROUND_KEY)) {
    const epoch = byHub(replica, registers.get('epoch'));
    const recipient = byHub(replica, registers.get('recipient'));
    if (typeof epoch === 'number' && typeof recipient === 'string' && epoch > (newest?.epoch ?? 0)) newest = { epoch, recipient };
  }
  return newest;
}

/** A key's record is written once, by the laptop that made it: its value by a hub is its value, on every replica the same one. */
function byHub(replica: Replica, register: Register | undefined): Json | undefined {
  const { fold } = replica;
  const ofHubs = (register?.versions ?? []).filter(({ entry }) => {
    const device = replica.entry(entry)?.device;
    return device !== undefined && fold.counts(entry) && fold.trust.devices.get(device)?.role === 'hub';
  });
  return ofHubs.sort((a, b) => (a.entry < b.entry ? -1 : 1))[0]?.value;
}

/** What a rotation writes: the next epoch with its public half. */
export function roundKeyChanges(replica: Replica, recipient: string): Change[] {
  const epoch = (currentRoundKey(replica)?.epoch ?? 0) + 1;
  const id = `epoch-${epoch}-${recipient.slice(-12)}`;
  return [
    { kind: ROUND_KEY, id, field: 'epoch', value: epoch },
    { kind: ROUND_KEY, id, field: 'recipient', value: recipient },
  ];
}
