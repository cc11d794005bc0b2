import { utf8 } from '#shared/kernel/bytes.ts';
import { sha256Of } from '#shared/kernel/hash.ts';
import type { RecordSource } from '#shared/ledger/record.ts';
import type { SummaryFacts } from '../facts.ts';
import { count, type Figure } from '../figure.ts';
import type { Summary } from '../summary.ts';
import { type CommonGroup, commonGroups } from './groups.ts';

/** `group.<mark>` counts the findings of a common problem, `group.<mark>.<facility>` those in one place. The mark stays as long as the group keeps its key. */
export const groupFigureId = ({ key }: Pick<CommonGroup, 'key'>, facility?: string): string =>
  `group.${sha256Of(utf8(key)).slice(0, 16)}${facility === undefined ? '' : `.${facility}`}`;

/** The summary with the figures of its common problems, as whatever prints their words needs it. */
export const telling = (source: RecordSource, summary: Summary): Summary => ({ ...summary, told: groupFigures(source, summary.facts) });

/** Figures of the common problems by their ids; the groups are put together when the first is asked for. */
function groupFigures(source: RecordSource, facts: SummaryFacts): (id: string) => Figure | undefined {
  let groups: ReadonlyMap<string, CommonGroup> | undefined;
  return (id) => {
    groups ??= new Map(commonGroups(source, facts).map((group) => [groupFigureId(group), group]));
    const [start = '', mark = '', facility] = id.split('.');
    const group = groups.get(`${start}.${mark}`);
    if (!group) return undefined;
    const place = group.places.find((one) => one.facility === facility);
    if (facility !== undefined && !place) return undefined;
    const counted = group.findings.filter((finding) => facility === undefined || finding.facility === facility);
    return count({ id, label: `${place?.name ?? ''}${group.name}`, of: 'finding', ids: () => counted.map((finding) => finding.id) }).compute(facts);
  };
}
