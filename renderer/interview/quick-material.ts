import type { MaterialForm } from '#shared/interview/words.ts';

export interface QuickMaterial {
  readonly name: string;
  readonly copies?: number;
  readonly pages?: number;
  readonly form?: MaterialForm;
  readonly from?: string;
}

/** `禁闭审批表 2份 14页 狱政科 原件`: the first word that is nothing else is the name, the next one who gave it. */
export function parseQuickMaterial(line: string): QuickMaterial {
  let name = '';
  let found: Omit<QuickMaterial, 'name'> = {};
  for (const token of line.normalize('NFKC').trim().split(/\s+/).filter(Boolean)) {
    const copies = /^(\d{1,5})份$/.exec(token)?.[1];
    const pages = /^(\d{1,6})页$/.exec(token)?.[1];
    if (copies !== undefined) found = { ...found, copies: Number(copies) };
    else if (pages !== undefined) found = { ...found, pages: Number(pages) };
    else if (token === '原件') found = { ...found, form: 'original' };
    else if (token === '复制件' || token === '复印件') found = { ...found, form: 'copy' };
    else if (name === '') name = token;
    else found = { ...found, from: found.from === undefined ? token : `${found.from}${token}` };
  }
  return { name, ...found };
}
