import { shippedSample } from '#electron/batch/shipped.ts';
import { addDays, type DateOnly } from '#shared/kernel/date-only.ts';
import { type BookId, newId } from '#shared/kernel/ids.ts';
import { seededRandom } from '#shared/kernel/random.ts';
import type { HashedEntry } from '#shared/ledger/entry.ts';
import type { Change } from '#shared/ledger/record.ts';
import type { FieldKnowledge } from '#shared/library/field-knowledge.ts';
import { chanceOf } from '#shared/workbench/chance.ts';
import { type SampleFinding, sampleFindings } from '#shared/workbench/sample-findings.ts';
import { Site, testBook } from './ledger.ts';

interface LargeRound {
  readonly title: string;
  readonly teams: readonly (readonly HashedEntry[])[];
  /** The hub's and the teams', causes before effects. */
  readonly entries: readonly HashedEntry[];
}

/** Problems of a prison that go into one letter, and every how many of them has a file of evidence or an oral correction instead. */
const IN_ONE_LETTER = 20;
const PROVEN = 4;
const ORAL = 3;

/** A round as five teams bring it: about `count` findings in the texts and proportions of the sample round, their letters, replies and evidence, as the entries of five laptops. */
export function largeRound(knowledge: FieldKnowledge, count: number, book: BookId = testBook): LargeRound {
  const data = shippedSample();
  const random = seededRandom(`large round ${count}`);
  const share = count / 339;
  const quotas = Object.fromEntries(Object.entries(data.round.quotas).map(([areas, quota]) => [areas, Math.round(quota * share)]));
  const round = { ...data.round, quotas, residentCount: Math.round(data.round.residentCount * share) };
  const facilities = round.facilities.map((facility) => ({ ...facility, id: newId<'Facility'>(random) }));
  const findings = sampleFindings({ ...data, round }, facilities, knowledge, chanceOf(random), random);
  const hub = new Site('汇总', 0, book);
  put(hub, 'round', 'round', { ...round.round });
  round.teams.forEach((name, i) => {
    put(hub, 'team', `team${i}`, { name, order: `a${i}` });
  });
  facilities.forEach(({ id, name, team, onSiteFrom, onSiteTo }, i) => {
    put(hub, 'facility', id, { name, kind: 'prison', team: `team${round.teams.indexOf(team)}`, order: `a${String(i).padStart(2, '0')}`, onSiteFrom, onSiteTo });
  });
  const teams = round.teams.map((name) => {
    const site = new Site(name, 0, book);
    const own = findings.filter((finding) => finding.facility.team === name);
    own.forEach((finding, i) => {
      put(site, 'finding', finding.id, fieldsOf(finding, i));
      if (i % PROVEN === 0)
        put(site, 'evidence', `${finding.id}-file`, { name: `证据${i}.txt`, mime: 'text/plain', bytes: 100, [`finding/${finding.id}`]: true });
    });
    for (const { id } of facilities) putLetters(site, id, own, round.issuedOn);
    return site.log;
  });
  return { title: round.round.title, teams, entries: [...hub.log, ...teams.flat()] };
}

type Fields = Readonly<Record<string, Change['value'] | undefined>>;

const changes = (kind: string, id: string, fields: Fields): Change[] =>
  Object.entries(fields).flatMap(([field, value]) => (value === undefined ? [] : [{ kind, id, field, value }]));

const put = (site: Site, kind: string, id: string, fields: Fields): void => void site.write(...changes(kind, id, fields));

const isOral = ({ stream }: SampleFinding, i: number): boolean => stream === 'prison' && i % ORAL === 0;

function fieldsOf({ id: _id, facility, ...finding }: SampleFinding, i: number): Fields {
  const oral = isOral(finding as SampleFinding, i) ? { measure: 'oral', oralOn: finding.foundOn, oralDoneOn: addDays(finding.foundOn, 3) } : {};
  return { ...finding, ...oral, facility: facility.id, area: finding.type.slice(0, 1), status: 'confirmed', recordedOn: finding.foundOn };
}

/** 检察建议书 and 纠正违法通知书 in turn, over what was not dealt with orally; every second one is answered. */
function putLetters(site: Site, facility: string, findings: readonly SampleFinding[], issuedOn: DateOnly): void {
  const told = findings.filter((finding, i) => finding.facility.id === facility && finding.stream === 'prison' && !isOral(finding, i));
  for (let n = 0; n * IN_ONE_LETTER < told.length; n += 1) {
    const bound = told.slice(n * IN_ONE_LETTER, (n + 1) * IN_ONE_LETTER);
    const type = n % 2 === 0 ? 'suggestionLetter' : 'correctionNotice';
    const id = `${facility}-letter${n}`;
    const head = { type, facility, title: `文书${n + 1}`, status: 'issued', issuedOn, number: `江检〔2022〕${n + 1}号`, replyDue: addDays(issuedOn, 30) };
    const links = Object.fromEntries(bound.map((finding) => [`finding/${finding.id}`, true]));
    site.write(...changes('letter', id, { ...head, ...links }), ...bound.flatMap((finding) => changes('finding', finding.id, { measure: type })));
    if (n % 4 < 2) put(site, 'reply', `${id}-reply`, { letter: id, receivedOn: addDays(issuedOn, 20), adoption: 'adopted', text: '已经整改。' });
  }
}
