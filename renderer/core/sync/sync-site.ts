import { clockSkew } from '#shared/exchange/clock-skew.ts';
import type { Intake, SyncServer, SyncSite } from '#shared/exchange/sync/ports.ts';
import type { Moment } from '#shared/kernel/clock.ts';
import type { DeviceId } from '#shared/kernel/ids.ts';
import { JOURNAL_START } from '#shared/ledger/frame.ts';
import { beginImport, finishImport } from '../exchange/import-log.ts';
import { currentRoundIdentity, roundIdentities } from '../exchange/round-keys.ts';
import type { OpenRound } from '../open-round.ts';
import { chunksOf, signedHeads, strangerCards } from '../package-writing.ts';
import type { Session } from '../session.ts';
import { keepSyncState } from './sync-account.ts';

/** Names asked for in one call of the host. */
const NAMES_AT_ONCE = 100_000;

/** What is proven about another laptop's clock, whole minutes; see `clockSkew`. */
export interface LaptopClock {
  readonly device: DeviceId;
  readonly name: string;
  readonly minutes: number;
}

/** The open round as the exchange sees it. */
export function syncSite(session: Session, round: OpenRound, told: (clocks: readonly LaptopClock[]) => void): SyncSite {
  const { book } = round;
  const { vault } = session.open;
  return {
    replica: book.replica,
    title: session.summary(round).title,
    card: vault.card,
    signSeed: vault.device.signSeed,
    get roundIdentities() {
      const current = currentRoundIdentity(session, round);
      const earlier = roundIdentities(session, round.kept).filter((identity) => identity !== current);
      return current === undefined ? [] : [...earlier, current];
    },
    random: session.random,
    now: () => session.clock.now(),
    entries: (from) => book.entries(from ?? JOURNAL_START),
    journalHead: () => book.journalHead,
    signedHeads: () => signedHeads(session, book.book),
    strangerCards: () => strangerCards(session, book.book),
    takeIn: (intake) => takeIn(session, round, intake, told),
    chunks: () => chunksOf(book.replica),
    chunksMissing: async (names) => {
      const missing: string[] = [];
      for (let at = 0; at < names.length; at += NAMES_AT_ONCE) {
        missing.push(...(await session.host.call('chunks.missing', { book: book.book, chunks: names.slice(at, at + NAMES_AT_ONCE) })).missing);
      }
      return missing;
    },
    saveState: (state) => keepSyncState(session, book.book, state),
  };
}

/** Logged like a package, so that it can be looked at and taken back like one. */
async function takeIn(
  session: Session,
  { book }: OpenRound,
  { rehearsed, opened, manifests }: Intake,
  told: (clocks: readonly LaptopClock[]) => void,
): Promise<void> {
  const own = session.open.vault.card.device;
  const now = session.clock.now();
  const clocks = manifests.map((manifest) => ({
    device: manifest.sender.device,
    name: manifest.sender.name,
    minutes: clockSkew({ manifest, fresh: rehearsed.fresh, replica: book.replica, own, now }),
  }));
  const skewMinutes = clocks.reduce((most, { minutes }) => (Math.abs(minutes) > Math.abs(most) ? minutes : most), 0);
  const senders = [...new Set(clocks.map(({ name }) => name))];
  const fresh = rehearsed.fresh.filter((entry) => !book.replica.has(entry.hash));
  const id = await beginImport(session, { opened, rehearsed, newBook: false, skewMinutes, senders }, fresh);
  await session.status.saving(book.takeIn(fresh));
  await finishImport(session, id);
  told(clocks);
  session.refresh();
}

/** The database that the host has open, for one book. */
export function syncServer({ host }: Session, book: string): SyncServer {
  return {
    standing: async (checkpoint) => {
      const { serverAt, ...rest } = await host.call('sync.standing', { checkpoint });
      return { ...rest, serverAt: serverAt as Moment | null };
    },
    keepCheckpoint: async (checkpoint, value) => void (await host.call('sync.keepCheckpoint', { checkpoint, value })),
    changes: (since, limit) => host.call('sync.changes', { since, limit, waitSeconds: 0 }),
    pull: (ids) => host.pullDocuments(ids),
    push: (documents) => host.pushDocuments(documents),
    lacking: async (ids) => (await host.call('sync.lacking', { ids: [...ids] })).ids,
    pushChunks: async (chunks) => (await host.call('sync.pushChunks', { book, chunks: [...chunks] })).absent,
    pullChunks: async (chunks) => (await host.call('sync.pullChunks', { book, chunks: [...chunks] })).absent,
  };
}
