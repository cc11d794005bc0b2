import { readCard, writeCard } from '#shared/exchange/device-card.ts';
import type { DeviceId } from '#shared/kernel/ids.ts';
import { fingerprint, signTrust } from '#shared/ledger/trust.ts';
import type { CoreApi, DeviceStanding } from '../api.ts';
import { sendFile } from '../package-writing.ts';
import { plainName } from '../plain-name.ts';
import type { Session } from '../session.ts';
import { exchangeFailures } from './exchange-failures.ts';
import { textOrNull } from './exchange-parts.ts';
import { newRoundKey } from './round-keys.ts';

type DeviceCalls = 'card' | 'exportCard' | 'readCard' | 'enrol' | 'assignTeam' | 'remove' | 'devices';

/** This laptop's card, and which laptops a round trusts. */
export function deviceDesk(session: Session): Pick<CoreApi['exchange'], DeviceCalls> {
  return {
    card: async () => ({ card: session.open.vault.card, fingerprint: fingerprint(session.open.vault.card) }),
    exportCard: async () => {
      const { vault } = session.open;
      const grant = await session.host.call('save.choose', { name: `设备名片-${plainName(vault.device.name)}.xjcard` });
      if (!grant) return null;
      return sendFile(session, grant, once(writeCard(vault.card, vault.device.signSeed)));
    },
    readCard: async (file) => readCard(new Uint8Array(await file.slice(0, 64 * 1024).arrayBuffer())),
    enrol: (input) => enrol(session, input),
    assignTeam: (input) => assignTeam(session, input),
    remove: (input) => remove(session, input),
    devices: async () => devicesOf(session),
  };
}

/** Every laptop on the round's list, removed ones too. */
export function devicesOf(session: Session): readonly DeviceStanding[] {
  const { replica } = session.round.book;
  const { devices, removed } = replica.fold.trust;
  return [...devices.values()].map(({ card, role }) => ({
    card,
    fingerprint: fingerprint(card),
    role,
    team: textOrNull(replica.fold.record('device', card.device)?.fields['team']),
    removed: removed.has(card.device),
    own: card.device === session.open.vault.device.id,
    entries: replica.head(card.device)?.n ?? 0,
  }));
}

async function enrol(session: Session, { card, role, team }: Parameters<CoreApi['exchange']['enrol']>[0]): Promise<void> {
  const { vault } = session.open;
  const { book } = session.round;
  const { devices, removed } = book.replica.fold.trust;
  if (devices.get(vault.device.id)?.role !== 'hub') throw exchangeFailures.noAuthority();
  // What a statement would not change is refused in words: the fold passes over it without any.
  const known = devices.get(card.device);
  if (removed.has(card.device)) throw exchangeFailures.removedBefore(card.name);
  if (known && known.card.signKey !== card.signKey) throw exchangeFailures.otherKeys(known.card.name);
  if (known && (known.role === role || known.role === 'hub')) throw exchangeFailures.enrolledBefore(card.name);
  const statement = signTrust({ claim: 'enrol', book: book.book, card, role }, vault.person.id, vault.person.seed);
  const named = team === undefined ? [] : [{ kind: 'device', id: card.device, field: 'team', value: team }];
  await book.act((replica) => ({ ops: [{ op: 'trust', statement }, ...replica.operations(named)] }));
}

async function assignTeam(session: Session, { device, team }: Parameters<CoreApi['exchange']['assignTeam']>[0]): Promise<void> {
  const { vault } = session.open;
  const { book } = session.round;
  if (book.replica.fold.trust.devices.get(vault.device.id)?.role !== 'hub') throw exchangeFailures.noAuthority();
  await book.act((replica) => ({ ops: replica.operations([{ kind: 'device', id: device, field: 'team', value: team }]) }));
}

async function remove(session: Session, { device, reason }: { device: DeviceId; reason: string }): Promise<void> {
  const { vault } = session.open;
  const { book } = session.round;
  if (book.replica.fold.trust.devices.get(vault.device.id)?.role !== 'hub') throw exchangeFailures.noAuthority();
  // Its own statement would lie beyond its end, with all that it writes from then on.
  if (device === vault.device.id) throw exchangeFailures.ownDevice();
  const head = book.replica.head(device);
  const last = head ? { n: head.n, hash: head.hash } : null;
  const statement = signTrust({ claim: 'remove', book: book.book, device, last }, vault.person.id, vault.person.seed);
  // A removed laptop keeps what it had; what is sealed from now on it shall not read.
  const rotation = session.round.kept.kind === 'round' ? await newRoundKey(session, session.round) : () => [];
  await book.act((replica) => ({ ops: [{ op: 'trust', statement }, ...rotation(replica)], reason }));
}

async function* once<T>(value: T): AsyncGenerator<T> {
  yield value;
}
