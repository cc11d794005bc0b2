import type { Change } from '../ledger/record.ts';
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
 * hub's laptop wrote counts: a member who writes such a record changes nothing for anybody.
 */
export function currentRoundKey(replica: Replica): RoundKey | undefined {
  let newest: RoundKey | undefined;
  for (const { id } of replica.fold.records(ROUND_KEY)) {
    const epoch = byHub(replica, id, 'epoch');
    const recipient = byHub(replica, id, 'recipient');
    if (typeof epoch === 'number' && typeof recipient === 'string' && epoch > (newest?.epoch ?? 0)) newest = { epoch, recipient };
  }
  return newest;
}

function byHub(replica: Replica, id: string, field: string): unknown {
  const { fold } = replica;
  return fold.register(ROUND_KEY, id, field)?.heads.find(({ entry }) => {
    const device = replica.entry(entry)?.device;
    return device !== undefined && fold.trust.devices.get(device)?.role === 'hub';
  })?.value;
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
