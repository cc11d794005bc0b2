import type { Bytes } from '#shared/kernel/bytes.ts';
import { sha256Of } from '#shared/kernel/hash.ts';
import { newId } from '#shared/kernel/ids.ts';
import { canonicalBytes } from '#shared/ledger/canonical.ts';
import type { ChainHead } from '#shared/ledger/chain.ts';
import { stateHash } from '#shared/ledger/state-hash.ts';
import { planSlice } from '../entry-slice.ts';
import { identityRecipient } from '../sealing.ts';
import { collect } from '../streams.ts';
import { preparePackage } from '../write-package.ts';
import { type Acknowledgement, writeAcknowledgement } from './acknowledgement.ts';
import { sealDocument } from './document.ts';
import { cutPackage } from './parts.ts';
import type { SyncSite } from './ports.ts';
import { syncDocumentErrors } from './sync-document-errors.ts';

/** Documents ready to be sent, and the heads that are on the server once all of them are. */
export interface Outgoing {
  readonly documents: readonly Bytes[];
  readonly heads: readonly ChainHead[];
}

/** Seals what the server lacks. Undefined when there is nothing that this laptop could vouch for or pass on. */
export async function packOutgoing(site: SyncSite, base: readonly ChainHead[], number: number, partBytes?: number): Promise<Outgoing | undefined> {
  const { replica, card, signSeed } = site;
  const common = { replica, sender: card, signSeed, base, heads: site.signedHeads(), cards: site.strangerCards() };
  const slice = planSlice({ ...common, whole: false });
  if (slice.included.size === 0) return undefined;
  const prepared = await preparePackage({
    ...common,
    kind: 'share',
    id: newId<'Package'>(site.random),
    number,
    bookKind: 'round',
    title: site.title,
    madeAt: site.now(),
    entries: site.entries(),
  });
  const content = await collect(prepared.content());
  const recipient = roundRecipient(site);
  const documents: Bytes[] = [];
  for (const part of cutPackage(content, partBytes)) documents.push(await sealDocument('part', part, recipient));
  return { documents, heads: prepared.manifest.heads };
}

/** What a hub would acknowledge now, as a short name: the same name needs no second acknowledgement. */
export function acknowledgedState({ replica, card }: SyncSite): string {
  return sha256Of(canonicalBytes(replica.heads().filter(({ device }) => device !== card.device)));
}

export async function packAcknowledgement(site: SyncSite): Promise<Bytes> {
  const { replica, card } = site;
  const acknowledgement: Acknowledgement = {
    format: 'xunjian-acknowledgement',
    version: 1,
    book: replica.book,
    device: card.device,
    heads: [...replica.heads()],
    stateHash: stateHash(replica.fold),
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
