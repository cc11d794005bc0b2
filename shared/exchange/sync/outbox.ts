import type { Bytes } from '#shared/kernel/bytes.ts';
import { isWorkbenchError } from '#shared/kernel/errors.ts';
import { sha256Of } from '#shared/kernel/hash.ts';
import { newId } from '#shared/kernel/ids.ts';
import { canonicalBytes } from '#shared/ledger/canonical.ts';
import type { ChainHead } from '#shared/ledger/chain.ts';
import type { JournalHead } from '#shared/ledger/frame.ts';
import type { EntryHash } from '#shared/ledger/operation.ts';
import { planSlice, SliceIncomplete } from '../entry-slice.ts';
import { identityRecipient } from '../sealing.ts';
import { collect } from '../streams.ts';
import { type PackageOrder, type PreparedPackage, preparePackage } from '../write-package.ts';
import { type Acknowledgement, writeAcknowledgement } from './acknowledgement.ts';
import { sealDocument } from './document.ts';
import type { OnServer } from './on-server.ts';
import { cutPackage } from './parts.ts';
import type { SyncSite } from './ports.ts';
import { syncDocumentErrors } from './sync-document-errors.ts';

/** Documents ready to be sent; none when there is nothing that this laptop could vouch for or pass on. */
export interface Outgoing {
  readonly documents: readonly Bytes[];
  /** Heads that are on the server once all documents are. */
  readonly heads: readonly ChainHead[];
  /** Where the journal stood, when all of it up to there is on the server once the documents are; null when something must stay here. */
  readonly journal: JournalHead | null;
}

/**
 * Seals what the server lacks.
 * @param from up to where the journal is known to lie on the server. Only a hint that saves reading: what to send is found by comparing
 *   replica and server, and where the journal after `from` does not have it all, the journal is read from its start.
 */
export async function packOutgoing(site: SyncSite, onServer: OnServer, number: number, from: JournalHead | null, partBytes?: number): Promise<Outgoing> {
  const { replica, card, signSeed } = site;
  const journal = site.journalHead();
  const base = onServer.heads();
  const receiverHas = (hash: EntryHash): boolean => onServer.has(hash);
  const slice = planSlice({ replica, sender: card, signSeed, base, heads: site.signedHeads(), cards: site.strangerCards(), whole: false, receiverHas });
  const whole = slice.unsigned === 0 ? journal : null;
  if (slice.included.size === 0) return { documents: [], heads: [], journal: whole };
  const order: Omit<PackageOrder, 'entries'> = {
    ...{ kind: 'share', id: newId<'Package'>(site.random), number, bookKind: 'round', title: site.title, madeAt: site.now() },
    ...{ replica, sender: card, signSeed, slice, tellState: false },
  };
  const prepared = await prepareAfter(site, order, from);
  const content = await collect(prepared.content());
  const recipient = roundRecipient(site);
  const documents: Bytes[] = [];
  for (const part of cutPackage(content, partBytes)) documents.push(await sealDocument('part', part, recipient));
  return { documents, heads: prepared.manifest.heads, journal: whole };
}

async function prepareAfter(site: SyncSite, order: Omit<PackageOrder, 'entries'>, from: JournalHead | null): Promise<PreparedPackage> {
  try {
    return await preparePackage({ ...order, entries: site.entries(from) });
  } catch (error) {
    const readTooLate = error instanceof SliceIncomplete || isWorkbenchError(error, 'host.unknownHead');
    if (from === null || !readTooLate) throw error;
    return preparePackage({ ...order, entries: site.entries(null) });
  }
}

/** What a hub would acknowledge now, as a short name: the same name needs no second acknowledgement. */
export function acknowledgedState({ replica, card }: SyncSite): string {
  return sha256Of(canonicalBytes(replica.everyEnd().filter(({ device }) => device !== card.device)));
}

export async function packAcknowledgement(site: SyncSite): Promise<Bytes> {
  const { replica, card } = site;
  const acknowledgement: Acknowledgement = {
    format: 'xunjian-acknowledgement',
    version: 1,
    book: replica.book,
    device: card.device,
    heads: [...replica.everyEnd()],
    at: site.now(),
  };
  return sealDocument('acknowledgement', writeAcknowledgement(acknowledgement, site.signSeed), roundRecipient(site));
}

/** The public half of the round's present identity; worked out once, it costs as much as sealing a document. */
const recipients = new WeakMap<SyncSite, { readonly identity: string; readonly recipient: string }>();

function roundRecipient(site: SyncSite): string {
  const identity = site.roundIdentities.at(-1);
  const known = recipients.get(site);
  if (known && known.identity === identity) return known.recipient;
  const recipient = identity === undefined ? undefined : identityRecipient(identity);
  if (identity === undefined || recipient === undefined) throw syncDocumentErrors.noRoundKey();
  recipients.set(site, { identity, recipient });
  return recipient;
}
