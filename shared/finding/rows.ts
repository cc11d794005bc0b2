import { derivedOnce } from '../ledger/command.ts';
import type { RecordSource } from '../ledger/record.ts';
import { facilitiesOf } from '../round/facility.ts';
import { keysOf } from '../round/field.ts';
import { teamsOf } from '../round/team.ts';
import type { Finding } from './finding.ts';
import type { Knowledge } from './knowledge.ts';
import type { FindingRow } from './list.ts';
import { findingNumbers, numberedFindings } from './number.ts';
import { sameProblems } from './same-problem.ts';

const rowsOf = new WeakMap<Knowledge, (source: RecordSource) => readonly FindingRow[]>();

/** Every finding as a row in the order of numbers, unfiltered; kept until something it shows has changed. */
export function findingRows(source: RecordSource, knowledge: Knowledge): readonly FindingRow[] {
  let rows = rowsOf.get(knowledge);
  if (!rows) {
    const rowOf = rowMaker(knowledge);
    rows = derivedOnce(['finding', 'facility', 'team', 'evidence', 'letter', 'sameAs'], (records) => makeRows(records, rowOf));
    rowsOf.set(knowledge, rows);
  }
  return rows(source);
}

/** What a row tells beside the finding's own fields: of its place, of what is bound to it, of its standing among the others. */
type Around = Pick<FindingRow, 'number' | 'facilityName' | 'team' | 'teamName' | 'evidence' | 'letters' | 'sameAs'>;

function makeRows(source: RecordSource, rowOf: (finding: Finding, around: Around) => FindingRow): readonly FindingRow[] {
  const teams = new Map(teamsOf(source).map((team) => [team.id, team.name]));
  const places = new Map(facilitiesOf(source).map(({ id, name, team }) => [id, { name, team, teamName: teams.get(team) ?? '' }]));
  const same = sameProblems(source);
  const evidence = boundEvidence(source);
  const letters = boundLetters(source);
  return numberedFindings(source).map(({ finding, number }): FindingRow => {
    const { id } = finding;
    const place = places.get(finding.facility);
    const group = same.get(id);
    const around = {
      number,
      facilityName: place?.name ?? '',
      team: place?.team ?? '',
      teamName: place?.teamName ?? '',
      evidence: evidence.get(id) ?? 0,
      letters: letters.get(id) ?? 0,
      sameAs: group ? (findingNumbers(source).get(group[0] ?? '') ?? null) : null,
    };
    return rowOf(finding, around);
  });
}

/** Makes rows; a finding that has not changed and stands among the same keeps its row, so that an edit costs its own row only. */
function rowMaker(knowledge: Knowledge): (finding: Finding, around: Around) => FindingRow {
  const kept = new WeakMap<Finding, FindingRow>();
  return (finding, around) => {
    const before = kept.get(finding);
    if (before && standsAmong(before, around)) return before;
    const row = rowFrom(finding, around, knowledge);
    kept.set(finding, row);
    return row;
  };
}

const standsAmong = (row: FindingRow, around: Around): boolean =>
  row.number === around.number &&
  row.evidence === around.evidence &&
  row.letters === around.letters &&
  row.sameAs === around.sameAs &&
  row.facilityName === around.facilityName &&
  row.team === around.team &&
  row.teamName === around.teamName;

/** Field by field: spreading two objects into each of tens of thousands takes half of the time that the list has. */
const rowFrom = (finding: Finding, around: Around, knowledge: Knowledge): FindingRow => ({
  id: finding.id,
  number: around.number,
  stream: finding.stream,
  facility: finding.facility,
  facilityName: around.facilityName,
  team: around.team,
  teamName: around.teamName,
  wing: finding.wing,
  area: finding.area,
  areaLabel: knowledge.areaLabel(finding.area),
  type: finding.type,
  typeLabel: knowledge.typeLabel(finding.type),
  title: finding.title,
  conductFrom: finding.conductFrom,
  conductTo: finding.conductTo,
  foundOn: finding.foundOn,
  severity: finding.severity,
  measure: finding.measure,
  status: finding.status,
  general: finding.general,
  evidence: around.evidence,
  letters: around.letters,
  disputed: finding.disputed,
  recordedBy: finding.recordedBy,
  sameAs: around.sameAs,
});

/** How many records of a kind are bound to each finding. */
const bindings = (kind: string) =>
  derivedOnce([kind], (source): ReadonlyMap<string, number> => {
    const counts = new Map<string, number>();
    for (const record of source.records(kind)) for (const id of keysOf(record, 'finding')) counts.set(id, (counts.get(id) ?? 0) + 1);
    return counts;
  });

const boundEvidence = bindings('evidence');
const boundLetters = bindings('letter');

/** A deleted finding is in no list, but its page still shows it. */
export const bareRow = (finding: Finding, knowledge: Knowledge): FindingRow =>
  rowFrom(finding, { number: '', facilityName: '', team: '', teamName: '', evidence: 0, letters: 0, sameAs: null }, knowledge);
