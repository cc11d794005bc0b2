import { HandoverMap } from '#shared/exchange/handover.ts';
import type { CoreApi } from '../api.ts';
import type { OpenRound } from '../open-round.ts';
import type { Session } from '../session.ts';
import { acknowledgedOverNetwork } from '../sync/sync-account.ts';
import { furthest, hubsOf, receiptsHere, sentPackages, storedAtHub } from './export-log.ts';
import { madeImports } from './made-imports.ts';

interface Kept {
  readonly state: string;
  readonly map: HandoverMap;
}

const kept = new WeakMap<OpenRound, Kept>();

/**
 * How far each record of the open round has come, from this laptop's own log of packages and receipts. Undefined on a hub's laptop,
 * where everything already is. Worked out again only after a package or a receipt; entries written since are not in it and so 未交出.
 */
export function handoverOf(session: Session, round: OpenRound): HandoverMap | undefined {
  const { replica, author } = round.book;
  if (round.kept.kind !== 'round' || replica.fold.trust.devices.get(author.device)?.role === 'hub') return undefined;
  const sent = sentPackages(session, replica.book).filter(({ kind }) => kind === 'team');
  const hubs = hubsOf(replica);
  // Nothing but a package out, a receipt, a package in or the hub's word over the network moves the marks.
  const { local } = session.open;
  const overNetwork = acknowledgedOverNetwork(session, replica.book).map(({ hash }) => hash);
  const state = [sent.length, local.all('receipt').length, madeImports(session, replica.book).length, ...overNetwork, ...hubs].join(' ');
  const before = kept.get(round);
  if (before?.state === state) return before.map;
  const heads = furthest(
    sent.flatMap((one) => one.heads),
    replica,
  );
  const map = new HandoverMap(replica, hubs, { sent: heads, stored: storedAtHub(session, replica) });
  kept.set(round, { state, map });
  return map;
}

/** What was handed over, and what came back for it. */
export function handoverDesk(session: Session): Pick<CoreApi['exchange'], 'handover'> {
  return {
    handover: async () => {
      const { round } = session;
      const { book } = round.book;
      const counts = handoverOf(session, round)?.counts() ?? { unsent: 0, unreceipted: 0 };
      return { ...counts, sent: [...sentPackages(session, book)].reverse(), receipts: receiptsHere(session, book) };
    },
  };
}
