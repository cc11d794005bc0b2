import type { CoreApi } from '#renderer/core/api.ts';
import { WorkbenchError } from '#shared/kernel/errors.ts';
import type { Refusal } from '#shared/kernel/result.ts';
import type { Json } from '#shared/ledger/canonical.ts';

/** The promise is half a second; the rest is for the worker and the disk. */
export const PUT_AFTER_MS = 250;
export const PUT_AT_LATEST_MS = 400;
export const COMMIT_AFTER_IDLE_MS = 30_000;
/** How long a committed value is still shown from here while the views are asked again. */
export const SETTLE_MS = 1_500;

export type FieldState = 'committed' | 'typing' | 'durable' | 'refused' | 'failed';

export interface KeptField {
  readonly value: Json;
  readonly state: FieldState;
  readonly refusal: Refusal | null;
}

type DraftsApi = CoreApi['drafts'];

interface Kept {
  value: Json;
  state: FieldState;
  refusal: Refusal | null;
  /** Counts key presses, so that an answer about an older value never marks a newer one. */
  turn: number;
  settleTimer: ReturnType<typeof setTimeout> | undefined;
}

/** Drafts of one record on the page: what is typed, when it was put, what the commit said. */
export interface DraftKeeper {
  field(name: string): KeptField | undefined;
  /** Any field typed and not yet committed. */
  waiting(): boolean;
  /** Any field typed and not yet confirmed on disk. */
  unsaved(): boolean;
  set(name: string, value: Json): void;
  /** Reads what the worker kept from before a lock or a crash. Asked once. */
  restore(): Promise<void>;
  /** Hands what is typed to the worker now. */
  flush(): Promise<void>;
  /** Makes an entry of it. A refusal stays beside its field and in `refusal()`. */
  commit(): Promise<boolean>;
  discard(name?: string): Promise<void>;
  /** A refusal that names no field of this record. */
  refusal(): Refusal | null;
  subscribe(changed: () => void): () => void;
}

const refusalOf = (error: unknown): Refusal =>
  error instanceof WorkbenchError
    ? { code: error.code, words: error.words, next: error.next }
    : { code: 'draft.unsaved', words: '刚才输入的内容还没有落盘。', next: '请不要关闭窗口，程序会在下一次按键时重试。' };

/** @param drafts the worker's drafts; every `put` resolves only when the host has it on disk */
export function draftKeeper(drafts: DraftsApi, kind: string, id: string): DraftKeeper {
  const fields = new Map<string, Kept>();
  const listeners = new Set<() => void>();
  const dirty = new Set<string>();
  /** Puts under way. */
  let onTheWay = 0;
  let common: Refusal | null = null;
  let soon: ReturnType<typeof setTimeout> | undefined;
  let latest: ReturnType<typeof setTimeout> | undefined;
  let idle: ReturnType<typeof setTimeout> | undefined;
  let putting: Promise<void> = Promise.resolve();
  let restored: Promise<void> | undefined;

  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const putAll = async (): Promise<void> => {
    for (const name of [...dirty]) {
      dirty.delete(name);
      const kept = fields.get(name);
      if (!kept) continue;
      const { turn } = kept;
      onTheWay += 1;
      try {
        await drafts.put({ kind, id, field: name, value: kept.value });
        if (kept.turn === turn && kept.state !== 'refused') kept.state = 'durable';
      } catch (error) {
        dirty.add(name);
        kept.state = 'failed';
        kept.refusal = refusalOf(error);
      } finally {
        onTheWay -= 1;
      }
      tell();
    }
  };
  const flush = (): Promise<void> => {
    clearTimeout(soon);
    clearTimeout(latest);
    latest = undefined;
    // One after the other: an older value must never arrive behind a newer one.
    putting = putting.then(putAll);
    return putting;
  };
  const settle = (name: string, kept: Kept): void => {
    kept.state = 'committed';
    kept.refusal = null;
    clearTimeout(kept.settleTimer);
    kept.settleTimer = setTimeout(() => {
      if (kept.state === 'committed') fields.delete(name);
      tell();
    }, SETTLE_MS);
  };
  const refuseFields = (refusal: Refusal): void => {
    const place = refusal.place === undefined ? undefined : fields.get(refusal.place);
    if (place) {
      place.state = 'refused';
      place.refusal = refusal;
    } else common = refusal;
  };
  const commit = async (): Promise<boolean> => {
    clearTimeout(idle);
    await flush();
    const turns = new Map([...fields].filter(([, kept]) => kept.state !== 'committed').map(([name, kept]) => [name, kept.turn]));
    if (turns.size === 0) return true;
    common = null;
    try {
      const result = await drafts.commit(kind, id);
      if (!result.ok) refuseFields(result.refusal);
      else for (const [name, kept] of fields) if (turns.get(name) === kept.turn) settle(name, kept);
      tell();
      return result.ok;
    } catch (error) {
      common = refusalOf(error);
      tell();
      return false;
    }
  };
  return {
    field: (name) => {
      const kept = fields.get(name);
      return kept && { value: kept.value, state: kept.state, refusal: kept.refusal };
    },
    waiting: () => [...fields.values()].some((kept) => kept.state !== 'committed'),
    unsaved: () => dirty.size + onTheWay > 0,
    set: (name, value) => {
      const before = fields.get(name);
      clearTimeout(before?.settleTimer);
      fields.set(name, { value, state: 'typing', refusal: null, turn: (before?.turn ?? 0) + 1, settleTimer: undefined });
      dirty.add(name);
      clearTimeout(soon);
      soon = setTimeout(() => void flush(), PUT_AFTER_MS);
      latest ??= setTimeout(() => void flush(), PUT_AT_LATEST_MS);
      clearTimeout(idle);
      idle = setTimeout(() => void commit(), COMMIT_AFTER_IDLE_MS);
      tell();
    },
    restore: () => {
      restored ??= drafts.of(kind, id).then((kept) => {
        for (const [name, value] of Object.entries(kept)) {
          if (!fields.has(name)) fields.set(name, { value, state: 'durable', refusal: null, turn: 0, settleTimer: undefined });
        }
        if (Object.keys(kept).length > 0) tell();
      });
      return restored;
    },
    flush,
    commit,
    discard: async (name) => {
      for (const key of name === undefined ? [...fields.keys()] : [name]) {
        fields.delete(key);
        dirty.delete(key);
      }
      common = null;
      await putting;
      await drafts.discard(kind, id, name);
      tell();
    },
    refusal: () => common,
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}

/** What writes by steps of its own, beside fields: the text of a letter. It has to have written at every commit point. */
export interface Writing {
  commit(): Promise<void>;
  unsaved(): boolean;
}

/** All keepers of the page: one per record, kept while something waits, so that two places editing one record share it. */
export interface DraftKeepers {
  of(kind: string, id: string): DraftKeeper;
  /** Anything typed on this page that the disk has not confirmed. */
  unsaved(): boolean;
  flushAll(): Promise<void>;
  /** Commit point for lock, undo, export and leaving a screen. */
  commitAll(): Promise<void>;
  /** Takes a writing along to every commit point; gives back how it leaves. */
  join(writing: Writing): () => void;
}

export function draftKeepers(drafts: DraftsApi): DraftKeepers {
  const keepers = new Map<string, DraftKeeper>();
  const writings = new Set<Writing>();
  const each = async (act: (keeper: DraftKeeper) => Promise<unknown>): Promise<void> => {
    await Promise.all([...keepers.values()].map(act));
  };
  return {
    of: (kind, id) => {
      const key = `${kind}\n${id}`;
      let keeper = keepers.get(key);
      if (!keeper) {
        keeper = draftKeeper(drafts, kind, id);
        keepers.set(key, keeper);
      }
      return keeper;
    },
    unsaved: () => [...keepers.values(), ...writings].some((one) => one.unsaved()),
    flushAll: () => each((keeper) => keeper.flush()),
    commitAll: async () => {
      await Promise.all([...writings].map((writing) => writing.commit()));
      await each((keeper) => keeper.commit());
    },
    join: (writing) => {
      writings.add(writing);
      return () => writings.delete(writing);
    },
  };
}
