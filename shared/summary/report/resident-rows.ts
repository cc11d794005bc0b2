import type { Knowledge } from '#shared/finding/knowledge.ts';
import { compare } from '#shared/finding/number.ts';
import { typeWords } from '../told-figures.ts';

export interface ResidentRow {
  readonly type: string;
  readonly label: string;
  readonly count: number;
  readonly sources: readonly string[];
}

/** 派驻检察 problems by type. */
export function residentRows(resident: readonly { readonly id: string; readonly type: string }[], knowledge: Knowledge): readonly ResidentRow[] {
  const types = [...new Set(resident.map((finding) => finding.type))].sort(compare);
  return types.map((type) => {
    const sources = resident.filter((finding) => finding.type === type).map((finding) => finding.id);
    return { type, label: typeWords(knowledge, type), count: sources.length, sources };
  });
}
