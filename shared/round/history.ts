import type { Moment } from '../kernel/clock.ts';
import type { DeviceId } from '../kernel/ids.ts';
import type { Json } from '../ledger/canonical.ts';
import type { ViewSource } from '../ledger/command.ts';
import type { EntryHash } from '../ledger/operation.ts';
import type { Version } from '../ledger/register.ts';

/** One value a field was given: who, on which laptop, when by that laptop's clock, and in place of what. */
export interface HistoryItem {
  readonly entry: EntryHash;
  readonly field: string;
  readonly value: Json;
  /** What it replaced; empty for a first value, several when it settled a difference. */
  readonly replaced: readonly Json[];
  readonly person: string;
  readonly device: string;
  readonly at: Moment | null;
  readonly reason: string | null;
  /** Still stands (not replaced, not withdrawn). */
  readonly stands: boolean;
}

/** One of several values that stand beside each other. */
export interface DisputedValue {
  readonly entry: EntryHash;
  readonly deviceId: DeviceId | null;
  /** Team of the laptop; empty where it has none. */
  readonly team: string;
  readonly reason: string | null;
  readonly value: Json;
  readonly person: string;
  readonly device: string;
  readonly at: Moment | null;
  readonly shown: boolean;
}

export interface DisputedField {
  readonly field: string;
  readonly values: readonly DisputedValue[];
}

/** Name of the person and laptop behind an entry, as the book's trust list knows them. */
export function authorOf(source: ViewSource, entry: EntryHash): { readonly person: string; readonly device: string; readonly at: Moment | null } {
  const info = source.entry(entry);
  if (!info) return { person: '未知', device: '未知', at: null };
  const card = source.trust.devices.get(info.device)?.card;
  if (card?.person.id === info.person) return { person: card.person.name, device: card.name, at: info.at };
  // A second person may work at a laptop enrolled under the first one's card.
  for (const { card: other } of source.trust.devices.values())
    if (other.person.id === info.person) return { person: other.person.name, device: card?.name ?? '未登记设备', at: info.at };
  return { person: info.person === source.author.person ? '本人' : '未登记人员', device: card?.name ?? '未登记设备', at: info.at };
}

/** All versions of all fields of a record, newest first by the clocks of the laptops (which decide nothing). */
export function historyOf(source: ViewSource, kind: string, id: string): readonly HistoryItem[] {
  const items: HistoryItem[] = [];
  for (const [field, register] of source.registers(kind, id)) {
    const byEntry = new Map(register.versions.map((version) => [version.entry, version]));
    for (const version of register.versions) {
      const replaced = version.over.flatMap((entry) => byEntry.get(entry)?.value ?? []);
      items.push({
        entry: version.entry,
        field,
        value: version.value,
        replaced: replaced as readonly Json[],
        ...authorOf(source, version.entry),
        reason: source.entry(version.entry)?.reason ?? null,
        stands: register.heads.includes(version),
      });
    }
  }
  return items.sort((a, b) => (a.at === b.at ? (a.entry < b.entry ? -1 : 1) : (a.at ?? '') < (b.at ?? '') ? 1 : -1));
}

function originOf(source: ViewSource, entry: EntryHash): Pick<DisputedValue, 'deviceId' | 'team' | 'reason'> {
  const info = source.entry(entry);
  const team = info && source.record('device', info.device)?.fields['team'];
  const name = typeof team === 'string' ? source.record('team', team)?.fields['name'] : undefined;
  return { deviceId: info?.device ?? null, team: typeof name === 'string' ? name : '', reason: info?.reason ?? null };
}

export function disputedFields(source: ViewSource, disputed: ReadonlyMap<string, readonly Version[]>): readonly DisputedField[] {
  return [...disputed].map(([field, versions]) => ({
    field,
    values: versions.map((version, i) => ({
      entry: version.entry,
      value: version.value,
      ...authorOf(source, version.entry),
      ...originOf(source, version.entry),
      shown: i === 0,
    })),
  }));
}
