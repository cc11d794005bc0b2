import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { type Trouble, troubleOf } from '#renderer/data/trouble.ts';
import { Mark, TroubleNote } from '#renderer/ui/words.tsx';
import type { RoundOverview } from '#shared/round/overview.ts';
import type { Plan } from '#shared/round/plan.ts';
import { checkPlan } from '#shared/round/plan-check.ts';
import { readCalendar, type WorkCalendar } from '#shared/round/working-days.ts';

/** Reads the shipped table of holidays once. */
function useCalendar(): { calendar: WorkCalendar | undefined; trouble: Trouble | null } {
  const [calendar, setCalendar] = useState<WorkCalendar>();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  useEffect(() => {
    const read = async (name: string): Promise<unknown> => (await fetch(`./assets-data/calendar/${name}`)).json();
    void (async () => {
      try {
        const index = (await read('index.json')) as string[];
        setCalendar(readCalendar(await Promise.all(index.map(read))));
      } catch (error) {
        setTrouble(troubleOf(error));
      }
    })();
  }, []);
  return { calendar, trouble };
}

/** What the plan check asks of a round, from the records. */
export function planOf({ round, teams, facilities }: RoundOverview): Plan {
  return {
    kind: round.kind,
    organiser: round.organiserLevel,
    from: round.periodFrom,
    to: round.periodTo,
    shortening: { reason: round.shorteningReason, filedOn: round.shorteningFiledOn },
    facilities: facilities.map(({ name, kind, onSiteFrom, onSiteTo, entrySize }) => ({
      name,
      kind,
      juvenile: name.includes('未成年犯管教所') || name.includes('未管所'),
      onSiteFrom,
      onSiteTo,
      entrySize,
      noticeOn: null,
    })),
    teams: teams.map((team) => ({
      name: team.name,
      people: team.members.length,
      lead: team.members.some((member) => member.role === 'lead'),
      facilityKinds: [...new Set(facilities.filter((facility) => facility.team === team.id).map((facility) => facility.kind))],
    })),
    year: round.prisonsInProvince === null ? null : { prisons: round.prisonsInProvince, coveredElsewhere: 0 },
  };
}

/** The plan against the regulation, rule by rule with its article. Reminders, never stops. */
export function PlanPanel({ overview }: { overview: RoundOverview }): ReactNode {
  const { calendar, trouble } = useCalendar();
  const [all, setAll] = useState(false);
  const findings = useMemo(() => (calendar ? checkPlan(planOf(overview), calendar) : []), [overview, calendar]);
  const warnings = findings.filter((finding) => finding.outcome === 'warning');
  const shown = all ? findings : warnings;
  return (
    <section className="section" aria-labelledby="round-plan">
      <div className="row">
        <h2 id="round-plan">方案核对</h2>
        {calendar ? (
          <Mark tone={warnings.length > 0 ? 'attention' : 'done'}>{warnings.length > 0 ? `${warnings.length} 项请留意` : '各项符合规定'}</Mark>
        ) : null}
        <button type="button" className="link-button small" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? '只看请留意的' : `查看全部 ${findings.length} 项`}
        </button>
      </div>
      {trouble ? <TroubleNote trouble={trouble} /> : null}
      {shown.map((finding, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is made whole each time, in a fixed order.
        <div key={at} className="plan-item">
          <Mark tone={finding.outcome === 'warning' ? 'attention' : 'done'}>{finding.outcome === 'warning' ? '请留意' : '符合'}</Mark>
          <div>
            {finding.subject ? `${finding.subject}：` : ''}
            {finding.words} <span className="soft small">{finding.article}</span>
          </div>
        </div>
      ))}
      <p className="soft small">依据《人民检察院巡回检察工作规定》核对，仅作提示。</p>
    </section>
  );
}
