import { type DateOnly, parseDate } from '#shared/kernel/date-only.ts';
import { type MemberRole, memberRoles, memberRoleWords, type RoundKind, roundKinds, roundKindWords } from '#shared/round/words.ts';

export interface PastedMember {
  readonly name: string;
  readonly role: MemberRole;
  readonly office: string;
}

/** Cells of what a spreadsheet puts on the clipboard: lines of tab-separated text; blank lines and a heading line are left out. */
export function pastedRows(text: string, headings: readonly string[]): readonly (readonly string[])[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.split('\t').map((cell) => cell.trim()))
    .filter((cells) => cells.some((cell) => cell !== '') && !headings.includes(cells[0] ?? ''));
}

/** 姓名, 职责, 单位 in this order; a role that is not known, or none, is 组员. */
export function pastedMembers(text: string): readonly PastedMember[] {
  return pastedRows(text, ['姓名', '名单', '序号']).flatMap((cells) => {
    // Ledgers often begin with a running number.
    const [name, ...rest] = /^\d+$/.test(cells[0] ?? '') ? cells.slice(1) : cells;
    if (!name) return [];
    const role = memberRoles.find((one) => rest.includes(memberRoleWords[one])) ?? 'member';
    const office = rest.find((cell) => cell !== '' && cell !== memberRoleWords[role]) ?? '';
    return [{ name, role, office }];
  });
}

/** 名称 and, behind it, 监区 parted by 、 or commas. */
export function pastedFacilities(text: string): readonly { readonly name: string; readonly wings: readonly string[] }[] {
  return pastedRows(text, ['名称', '监狱', '单位', '被巡单位', '序号']).flatMap((cells) => {
    const [name, wings = ''] = /^\d+$/.test(cells[0] ?? '') ? cells.slice(1) : cells;
    return name
      ? [
          {
            name,
            wings: wings
              .split(/[、,，;；]/)
              .map((wing) => wing.trim())
              .filter(Boolean),
          },
        ]
      : [];
  });
}

export interface PastedVisit {
  readonly prison: string;
  readonly kind: RoundKind;
  readonly round: string;
  readonly endedOn?: DateOnly;
}

/** 监狱 first, then 方式, 轮次 and 结束日期 in any order; without 方式 that of this round. */
export function pastedVisits(text: string, usual: RoundKind): readonly PastedVisit[] {
  return pastedRows(text, ['名称', '监狱', '序号']).flatMap((cells): PastedVisit[] => {
    const [prison, ...rest] = /^\d+$/.test(cells[0] ?? '') ? cells.slice(1) : cells;
    if (!prison) return [];
    const kind = roundKinds.find((one) => rest.includes(roundKindWords[one])) ?? usual;
    const endedOn = rest.map(parseDate).find((day) => day !== undefined);
    const round = rest.find((cell) => cell !== '' && cell !== roundKindWords[kind] && !parseDate(cell)) ?? '';
    return [{ prison, kind, round, ...(endedOn === undefined ? {} : { endedOn }) }];
  });
}
