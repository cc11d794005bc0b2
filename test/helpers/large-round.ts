import { shippedSample } from '#electron/batch/shipped.ts';
import { newId } from '#shared/kernel/ids.ts';
import { seededRandom } from '#shared/kernel/random.ts';
import type { HashedEntry } from '#shared/ledger/entry.ts';
import type { Change } from '#shared/ledger/record.ts';
import type { FieldKnowledge } from '#shared/library/field-knowledge.ts';
import { chanceOf } from '#shared/workbench/chance.ts';
import { type SampleFinding, sampleFindings } from '#shared/workbench/sample-findings.ts';
import { Site } from './ledger.ts';

/** A round as five teams bring it: about `count` findings in the texts and proportions of the sample round, as the entries of five laptops. */
export function largeRound(
  knowledge: FieldKnowledge,
  count: number,
): { readonly teams: readonly (readonly HashedEntry[])[]; readonly entries: readonly HashedEntry[] } {
  const data = shippedSample();
  const random = seededRandom(`large round ${count}`);
  const share = count / 339;
  const quotas = Object.fromEntries(Object.entries(data.round.quotas).map(([areas, quota]) => [areas, Math.round(quota * share)]));
  const round = { ...data.round, quotas, residentCount: Math.round(data.round.residentCount * share) };
  const facilities = round.facilities.map((facility) => ({ ...facility, id: newId<'Facility'>(random) }));
  const findings = sampleFindings({ ...data, round }, facilities, knowledge, chanceOf(random), random);
  const hub = new Site('汇总');
  const put = (site: Site, kind: string, id: string, fields: Readonly<Record<string, Change['value'] | undefined>>): void =>
    void site.write(...Object.entries(fields).flatMap(([field, value]) => (value === undefined ? [] : [{ kind, id, field, value }])));
  put(hub, 'round', 'round', { ...round.round });
  round.teams.forEach((name, i) => {
    put(hub, 'team', `team${i}`, { name, order: `a${i}` });
  });
  facilities.forEach(({ id, name, team, onSiteFrom, onSiteTo }, i) => {
    put(hub, 'facility', id, { name, kind: 'prison', team: `team${round.teams.indexOf(team)}`, order: `a${String(i).padStart(2, '0')}`, onSiteFrom, onSiteTo });
  });
  const teams = round.teams.map((name) => {
    const site = new Site(name);
    for (const finding of findings) if (finding.facility.team === name) put(site, 'finding', finding.id, fieldsOf(finding));
    return site.log;
  });
  return { teams, entries: [...hub.log, ...teams.flat()] };
}

const fieldsOf = ({ id: _id, facility, ...finding }: SampleFinding): Readonly<Record<string, Change['value']>> => ({
  ...finding,
  facility: facility.id,
  area: finding.type.slice(0, 1),
  status: 'confirmed',
  recordedOn: finding.foundOn,
});
