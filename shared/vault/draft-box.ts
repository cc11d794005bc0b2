import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Host } from '../host/host.ts';
import type { AeadKey } from '../kernel/aead.ts';
import { type Bytes, toBase32, utf8 } from '../kernel/bytes.ts';
import type { Clock, Moment } from '../kernel/clock.ts';
import type { BookKey } from '../ledger/book.ts';
import { type Json, parseJson } from '../ledger/canonical.ts';
import type { Draft, DraftField, DraftId } from '../ledger/draft.ts';
import type { EntryHash } from '../ledger/operation.ts';

/**
 * What is being typed in one book. One file per record, replaced in place; the latest value wins and a write in progress is followed
 * by one more, so a fast typist causes no queue.
 */
export class DraftBox {
  private readonly drafts = new Map<string, Draft>();
  private readonly writing = new Map<string, Promise<void>>();
  /** Writes that wait for the one under way. */
  private readonly next = new Map<string, Promise<void>>();

  constructor(
    private readonly host: Host,
    private readonly key: BookKey,
    private readonly cipher: AeadKey,
    private readonly clock: Clock,
  ) {}

  /** Reads what an earlier session left. A draft that cannot be opened stays on disk and is counted, never deleted. */
  async load(): Promise<{ readonly unreadable: number }> {
    const { drafts } = await this.host.call('drafts.list', { book: this.key.book });
    let unreadable = 0;
    for (const id of drafts as DraftId[]) {
      const sealed = await this.host.readDraft(this.key.book, id);
      if (!sealed) continue;
      try {
        const draft = parseJson(await this.cipher.open(sealed, this.context(id))) as Draft;
        this.drafts.set(place(draft.kind, draft.id), draft);
      } catch {
        unreadable++;
      }
    }
    return { unreadable };
  }

  /** Durable when it resolves. `base`: the heads of the register when typing in this field began. */
  async put(kind: string, id: string, field: string, value: Json, base: readonly EntryHash[]): Promise<Moment> {
    const at = this.clock.now();
    const before = this.drafts.get(place(kind, id));
    const kept = before?.fields[field];
    const next: DraftField = { value, base: kept?.base ?? base, at };
    this.drafts.set(place(kind, id), { kind, id, fields: { ...before?.fields, [field]: next } });
    await this.store(kind, id);
    return this.clock.now();
  }

  of(kind: string, id: string): Draft | undefined {
    return this.drafts.get(place(kind, id));
  }

  all(): readonly Draft[] {
    return [...this.drafts.values()];
  }

  /**
   * Takes fields out after they became an entry or were thrown away. A field typed again meanwhile stays: `values` says which value
   * is meant.
   */
  async remove(kind: string, id: string, values: Readonly<Record<string, Json | undefined>>): Promise<void> {
    const draft = this.drafts.get(place(kind, id));
    if (!draft) return;
    const left = Object.entries(draft.fields).filter(
      ([field, { value }]) => !(field in values) || (values[field] !== undefined && !same(values[field], value)),
    );
    if (left.length === 0) this.drafts.delete(place(kind, id));
    else this.drafts.set(place(kind, id), { kind, id, fields: Object.fromEntries(left) });
    await this.store(kind, id);
  }

  /** Resolves when every draft is on disk. */
  async flushed(): Promise<void> {
    await Promise.all(this.writing.values());
  }

  private async store(kind: string, id: string): Promise<void> {
    const where = place(kind, id);
    const next = this.next.get(where);
    // It has not begun: what was typed meanwhile goes with it.
    if (next) return next;
    const before = this.writing.get(where) ?? Promise.resolve();
    const turn = before
      .catch(() => undefined)
      .then(() => {
        this.next.delete(where);
        return this.write(kind, id);
      });
    this.next.set(where, turn);
    this.writing.set(where, turn);
    try {
      await turn;
    } finally {
      if (this.writing.get(where) === turn) this.writing.delete(where);
    }
  }

  private async write(kind: string, id: string): Promise<void> {
    const file = this.fileOf(kind, id);
    const draft = this.drafts.get(place(kind, id));
    if (draft) await this.host.writeDraft(this.key.book, file, await this.cipher.seal(draftBytes(draft), this.context(file)));
    else await this.host.call('drafts.remove', { book: this.key.book, draft: file });
  }

  private fileOf(kind: string, id: string): DraftId {
    return toBase32(hmac(sha256, this.key.content, utf8(`draft|${place(kind, id)}`))) as DraftId;
  }

  private context(file: DraftId): Bytes {
    return utf8(`xunjian draft v1|${this.key.book}|${file}`);
  }
}

/** Not canonical JSON, which refuses half a character: what is typed is kept as it is typed, and cleaned when it becomes an entry. */
const draftBytes = (draft: Draft): Bytes => utf8(JSON.stringify(draft));

const place = (kind: string, id: string): string => `${kind} ${id}`;
const same = (a: Json | undefined, b: Json): boolean => JSON.stringify(a) === JSON.stringify(b);
