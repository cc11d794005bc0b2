import { type Bytes, fromUtf8 } from '#shared/kernel/bytes.ts';
import { type Failure, isWorkbenchError } from '#shared/kernel/errors.ts';
import { decodeEntry, hashEntry } from '#shared/ledger/entry.ts';
import type { Replica } from '#shared/ledger/replica.ts';
import type { TrustStatement } from '#shared/ledger/trust.ts';
import { readPackage } from '../open-package.ts';
import type { Keys } from '../sealing.ts';
import { piecesOf } from '../streams.ts';
import { type Acknowledgement, readAcknowledgement } from './acknowledgement.ts';
import { openDocument } from './document.ts';
import { PartBench, readPart } from './parts.ts';
import type { Delivered } from './shelf.ts';
import { syncDocumentErrors } from './sync-document-errors.ts';

/** Packages of a round are shared among its members; any other kind was not meant to lie here. */
const KINDS = ['share'] as const;

/** Opens what comes from the server: seal, parts, manifest, signature. What cannot be opened is kept by name with its reason. */
export class Inbox {
  readonly unreadable = new Map<string, Failure>();
  private readonly keys: Keys;
  private readonly bench = new PartBench();
  /** Acknowledgements that nobody here could verify yet: the hub may only become known by what comes later. */
  private unbelieved: { readonly id: string; readonly content: Bytes }[] = [];

  constructor(
    private readonly replica: Replica,
    identities: readonly string[],
  ) {
    this.keys = { identities };
  }

  /** Documents that cannot be used before others come. */
  get waiting(): readonly string[] {
    return [...this.bench.waiting, ...this.unbelieved.map(({ id }) => id)];
  }

  /** @returns a package, if this document makes one whole */
  async open(id: string, sealed: Bytes | 'damaged'): Promise<Delivered | undefined> {
    try {
      if (sealed === 'damaged') throw syncDocumentErrors.wrongHash();
      const { kind, content } = await openDocument(sealed, this.keys);
      if (kind === 'acknowledgement') {
        this.unbelieved.push({ id, content });
        return undefined;
      }
      const whole = this.bench.take(id, readPart(content));
      return whole && (await this.deliver(whole));
    } catch (error) {
      if (!isWorkbenchError(error)) throw error;
      this.unreadable.set(id, error.toFailure());
      return undefined;
    }
  }

  /** Acknowledgements that the trust list of now can vouch for; the others wait. */
  acknowledgements(): readonly Acknowledgement[] {
    const found: Acknowledgement[] = [];
    this.unbelieved = this.unbelieved.filter(({ id, content }) => {
      try {
        found.push(readAcknowledgement(content, this.replica.book, this.replica.fold.trust));
        return false;
      } catch (error) {
        if (!isWorkbenchError(error)) throw error;
        if (error.code === 'syncDocument.acknowledgementWrong') return true;
        this.unreadable.set(id, error.toFailure());
        return false;
      }
    });
    return found;
  }

  private async deliver({ content, ids }: { readonly content: Bytes; readonly ids: readonly string[] }): Promise<Delivered> {
    const read = await readPackage(piecesOf(content), { kinds: KINDS });
    if (read.manifest.book !== this.replica.book) throw syncDocumentErrors.otherBook(read.manifest.title);
    const hashes = read.lines.map(hashEntry);
    return {
      ids,
      content,
      opened: { ...read, hashes, sealedBy: 'recipients' },
      hashes: new Set(hashes),
      statements: read.lines.flatMap(statementsIn),
    };
  }
}

/** Few entries have any: the others are not decoded for it. One that cannot be read is the admission's matter. */
function statementsIn(line: Bytes): readonly TrustStatement[] {
  try {
    if (!fromUtf8(line).includes('"op":"trust"')) return [];
    return decodeEntry(line).entry.ops.flatMap((op) => (op.op === 'trust' ? [op.statement] : []));
  } catch {
    return [];
  }
}
