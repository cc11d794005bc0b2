import { WorkbenchError } from '#shared/kernel/errors.ts';
import type { Refusal } from '#shared/kernel/result.ts';

/** What went wrong, in words for the person. */
export interface Trouble {
  readonly words: string;
  readonly next: string;
}

/** Anything thrown, as words; bugs get plain ones, their details stay in the report. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof WorkbenchError) return { words: error.words, next: error.next };
  const named = error as { words?: unknown; next?: unknown } | null;
  if (named && typeof named.words === 'string') return { words: named.words, next: typeof named.next === 'string' ? named.next : '' };
  return { words: '程序在这一步出了错，已落盘的内容不受影响。', next: '请再试一次；仍然如此时锁定后重新打开。' };
}

export function troubleOfRefusal(refusal: Refusal): Trouble {
  return { words: refusal.words, next: refusal.next ?? '' };
}
