import { newSyncState, type SyncState, syncStateSchema } from '#shared/exchange/sync/sync-state.ts';
import type { SyncTarget } from '#shared/host/sync-contract.ts';
import { openText, sealText } from '#shared/kernel/aead.ts';
import { fromUtf8, utf8 } from '#shared/kernel/bytes.ts';
import type { Moment } from '#shared/kernel/clock.ts';
import type { BookId } from '#shared/kernel/ids.ts';
import { asJson } from '#shared/ledger/canonical.ts';
import type { ChainHead } from '#shared/ledger/chain.ts';
import type { SyncAccount } from '../api.ts';
import { textOrNull } from '../exchange/exchange-parts.ts';
import type { Session } from '../session.ts';

/** Kind of the local book: one record for each book that goes over a network. */
const SYNC = 'sync';

const passwordContext = (book: BookId): string => `xunjian sync-password|${book}`;

/** Where a book goes; undefined until the person has set it up. */
export function accountOf(session: Session, book: BookId): SyncAccount | undefined {
  const fields = session.open.local.fields(SYNC, book);
  const address = textOrNull(fields['address']);
  if (!address) return undefined;
  return {
    address,
    database: textOrNull(fields['database']) ?? '',
    user: textOrNull(fields['user']) ?? '',
    pin: textOrNull(fields['pin']),
    plain: fields['plain'] === true,
    on: fields['on'] === true,
  };
}

/** The account with its password, for the host to hold while the vault is open. */
export async function targetOf(session: Session, book: BookId): Promise<SyncTarget | undefined> {
  const account = accountOf(session, book);
  if (!account) return undefined;
  const { on: _on, ...target } = account;
  return { ...target, password: await passwordOf(session, book) };
}

export async function passwordOf(session: Session, book: BookId): Promise<string> {
  const sealed = textOrNull(session.open.local.fields(SYNC, book)['password']);
  return sealed ? fromUtf8(await openText(session.open.vault.data, sealed, passwordContext(book))) : '';
}

/** The password is wrapped by the vault's data key before it goes into the (sealed) local book. A new database is read from its start. */
export async function keepAccount(session: Session, book: BookId, target: SyncTarget): Promise<void> {
  const before = accountOf(session, book);
  const same = before?.address === target.address && before.database === target.database;
  const { password, ...account } = target;
  await session.open.local.write(SYNC, book, {
    ...account,
    password: await sealText(session.open.vault.data, utf8(password), passwordContext(book)),
    on: true,
    ...(same ? {} : { state: null, lastAt: null }),
  });
}

export async function forgetAccount(session: Session, book: BookId): Promise<void> {
  await session.open.local.write(SYNC, book, { address: null, database: null, user: null, password: null, pin: null, plain: false, on: false, state: null });
}

export function switchAccount(session: Session, book: BookId, on: boolean): Promise<void> {
  return session.open.local.write(SYNC, book, { on });
}

/** What is remembered of the database; from the start where nothing usable is. */
export function syncStateOf(session: Session, book: BookId): SyncState {
  const read = syncStateSchema.safeParse(session.open.local.fields(SYNC, book)['state']);
  return read.success ? read.data : newSyncState(session.random);
}

export function keepSyncState(session: Session, book: BookId, state: SyncState): Promise<void> {
  return session.open.local.write(SYNC, book, { state: asJson(state), lastAt: session.clock.now() });
}

/** Ends of the chains that the hub has acknowledged over the network. */
export function acknowledgedOverNetwork(session: Session, book: BookId): readonly ChainHead[] {
  const read = syncStateSchema.safeParse(session.open.local.fields(SYNC, book)['state']);
  return read.success ? read.data.stored : [];
}

/** When the last exchange that brought or took something ended. */
export function lastExchange(session: Session, book: BookId): Moment | null {
  return textOrNull(session.open.local.fields(SYNC, book)['lastAt']) as Moment | null;
}
