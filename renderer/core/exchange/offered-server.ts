import { type OfferedServer, offeredServerSchema } from '#shared/exchange/package.ts';
import type { BookId } from '#shared/kernel/ids.ts';
import type { Session } from '../session.ts';
import { accountOf } from '../sync/sync-account.ts';

/** Kind of the local book: where the hub says the round goes over the network, one for each book. */
const OFFERED = 'offeredServer';

/** What this hub's task packages name: its own server without user and password. Undefined while it has none. */
export function serverToOffer(session: Session, book: BookId): OfferedServer | undefined {
  const account = accountOf(session, book);
  return account && { address: account.address, database: account.database, pin: account.pin };
}

/** Keeps what a task package names, for the person to confirm; nothing is connected by it. Tells whether it is news. */
export async function keepOffered(session: Session, book: BookId, server: OfferedServer | undefined): Promise<boolean> {
  if (!server || sameServer(server, offeredServer(session, book))) return false;
  await session.open.local.write(OFFERED, book, { ...server });
  return true;
}

export function offeredServer(session: Session, book: BookId): OfferedServer | null {
  const read = offeredServerSchema.safeParse(session.open.local.fields(OFFERED, book));
  return read.success ? read.data : null;
}

const sameServer = (one: OfferedServer, other: OfferedServer | null): boolean =>
  one.address === other?.address && one.database === other.database && one.pin === other.pin;
