import { type CompositionEvent, useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { Refusal } from '#shared/kernel/result.ts';
import type { Json } from '#shared/ledger/canonical.ts';
import { useDraftKeepers } from './core-context.tsx';
import type { DraftKeeper, FieldState } from './draft-keeper.ts';

export interface DraftRecord {
  readonly kind: string;
  readonly id: string;
  readonly keeper: DraftKeeper;
}

/** The drafts of one record; leaving it (another id, another screen) is a commit point. */
export function useDraftRecord(kind: string, id: string): DraftRecord {
  const keepers = useDraftKeepers();
  const keeper = useMemo(() => keepers.of(kind, id), [keepers, kind, id]);
  useEffect(() => {
    void keeper.restore();
    return () => void keeper.commit();
  }, [keeper]);
  return useMemo(() => ({ kind, id, keeper }), [kind, id, keeper]);
}

export interface DraftField<T extends Json> {
  readonly value: T;
  readonly state: FieldState;
  readonly refusal: Refusal | null;
  /** Keeps what was typed; durable within half a second. */
  set(value: T): void;
  /** For choices that are complete at once (a date, a list entry): keeps and makes an entry. */
  choose(value: T): void;
  /** For text inputs: leaving the field is a commit point. */
  readonly handlers: {
    onBlur(): void;
    onCompositionStart(event: CompositionEvent): void;
    onCompositionEnd(event: CompositionEvent): void;
  };
  /** True while an input method is composing: Enter then belongs to it. */
  composing(): boolean;
}

/**
 * One field with autosave. Shows the draft while there is one, else `committed`.
 * Text half-way through an input method is kept too (the person sees it, so it must not be lost) but never acted on.
 */
export function useDraftField<T extends Json>(record: DraftRecord, field: string, committed: T): DraftField<T> {
  const { keeper } = record;
  const composing = useRef(false);
  const kept = useKept(keeper, field);
  const set = useCallback((value: T) => keeper.set(field, value), [keeper, field]);
  const choose = useCallback(
    (value: T) => {
      keeper.set(field, value);
      void keeper.commit();
    },
    [keeper, field],
  );
  const handlers = useMemo(
    () => ({
      onBlur: () => {
        composing.current = false;
        void keeper.commit();
      },
      onCompositionStart: () => {
        composing.current = true;
      },
      onCompositionEnd: () => {
        composing.current = false;
      },
    }),
    [keeper],
  );
  return {
    value: kept ? (kept.value as T) : committed,
    state: kept?.state ?? 'committed',
    refusal: kept?.refusal ?? null,
    set,
    choose,
    handlers,
    composing: () => composing.current,
  };
}

function useKept(keeper: DraftKeeper, field: string): ReturnType<DraftKeeper['field']> {
  const last = useRef<ReturnType<DraftKeeper['field']>>(undefined);
  return useSyncExternalStore(keeper.subscribe, () => {
    const now = keeper.field(field);
    const before = last.current;
    // The snapshot must be the same object while nothing changed, or React asks for ever.
    if (now && before && now.value === before.value && now.state === before.state && now.refusal === before.refusal) return before;
    last.current = now;
    return now;
  });
}

/** A refusal of the record as a whole, for the head of an editor. */
export function useRecordRefusal(record: DraftRecord): Refusal | null {
  return useSyncExternalStore(record.keeper.subscribe, record.keeper.refusal);
}
