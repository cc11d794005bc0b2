import { cover } from '#shared/exchange/signed-heads.ts';
import { dateInChina } from '#shared/kernel/date-only.ts';
import type { ChainHead } from '#shared/ledger/chain.ts';
import type { EntryHash } from '#shared/ledger/operation.ts';
import type { EntryInfo, Replica } from '#shared/ledger/replica.ts';
import type { ExportRequest, SentRecord } from '../api.ts';
import type { Session } from '../session.ts';
import { devicesOf } from './device-desk.ts';
import { common, furthest, headsIn, receiptsHere, sentPackages, storedAtHub } from './export-log.ts';
import { madeImports } from './made-imports.ts';

export interface KnownBase {
  readonly heads: readonly ChainHead[];
  /** Chunks that the receiver has said it lacks, though it knows of them. */
  readonly lacks: ReadonlySet<string>;
  readonly words: string;
}

/**
 * What the receiver has: by the hub's receipts for a package to the hub, by their own latest packages for laptops of a team.
 * Null when nothing is known of one of them.
 */
export function knownBase(session: Session, { kind, team }: { readonly kind: ExportRequest['kind']; readonly team?: string }): KnownBase | null {
  const { replica, author } = session.round.book;
  const hub = replica.fold.trust.devices.get(author.device)?.role === 'hub';
  if (!hub && (kind === 'team' || kind === 'evidence')) {
    const [newest] = receiptsHere(session, replica.book);
    const heads = storedAtHub(session, replica);
    if (!heads.some((head) => head.device === author.device)) return null;
    return { heads, lacks: new Set(newest?.lacks), words: newest ? `自 ${dateInChina(newest.takenAt)} 的回执以来` : '自对方最近一次回发以来' };
  }
  const readers = devicesOf(session).filter(
    ({ own, removed, role, team: theirs }) => !own && !removed && (team === undefined || theirs === team) && role === 'team',
  );
  const lists = readers.map(({ card }) => headsOfPeer(session, replica, card.device));
  if (lists.length === 0 || lists.some((list) => list.length === 0)) return null;
  return { heads: common(lists, replica), lacks: new Set(), words: '自对方最近一次交来的包以来' };
}

/** This laptop's newest package of a kind in the open round. */
export function lastPackage(session: Session, kind: ExportRequest['kind']): SentRecord | undefined {
  return sentPackages(session, session.round.book.book)
    .filter((sent) => sent.kind === kind)
    .at(-1);
}

/** Where a package of this scope begins; null for a full one. */
export function baseFor(session: Session, request: ExportRequest): KnownBase | null {
  if (request.passphrase !== undefined) return null;
  if (request.scope === 'lacking') return knownBase(session, request);
  const last = request.scope === 'sinceLast' ? lastPackage(session, request.kind) : undefined;
  return last ? { heads: furthest(last.heads, session.round.book.replica), lacks: new Set(), words: `自本机 ${last.number} 号包以来` } : null;
}

function headsOfPeer(session: Session, replica: Replica, device: string): readonly ChainHead[] {
  const imports = madeImports(session, replica.book).filter(({ fields }) => fields['device'] === device);
  return furthest(
    imports.flatMap(({ fields }) => headsIn(fields['heads'])),
    replica,
  );
}

/** Whether the receiver needs a chunk: one that it lacks, or that belongs to evidence it does not know yet. */
export function chunkFilter(replica: Replica, base: KnownBase): (sha256: string) => boolean {
  const covered = new Set<EntryHash>();
  const find = (hash: EntryHash): EntryInfo | undefined => replica.entry(hash);
  for (const head of base.heads) cover(covered, head, find);
  const there = new Set<string>();
  for (const { id, fields } of replica.fold.records('evidence')) {
    const chunks = replica.fold.register('evidence', id, 'chunks')?.versions ?? [];
    if (!chunks.some(({ entry }) => covered.has(entry)) || !Array.isArray(fields['chunks'])) continue;
    for (const chunk of fields['chunks']) if (typeof chunk === 'string') there.add(chunk);
  }
  return (sha256) => base.lacks.has(sha256) || !there.has(sha256);
}
