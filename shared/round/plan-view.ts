import { nothingSchema } from '../kernel/schemas.ts';
import { type View, type ViewSource, view } from '../ledger/command.ts';
import { coveredElsewhere, earlierVisitKinds } from './earlier-visit.ts';
import { facilitiesOf } from './facility.ts';
import { planLimitsOf } from './limits.ts';
import { membersOf } from './member.ts';
import type { Plan, PlanFinding } from './plan.ts';
import { checkPlan } from './plan-check.ts';
import { roundOf } from './round.ts';
import { teamsOf } from './team.ts';
import type { WorkCalendar } from './working-days.ts';

/** What the plan check asks of a round, from the records. */
function planOf(source: ViewSource): Plan {
  const round = roundOf(source);
  const facilities = facilitiesOf(source);
  const members = membersOf(source);
  return {
    kind: round.kind,
    organiser: round.organiserLevel,
    from: round.periodFrom,
    to: round.periodTo,
    shortening: { reason: round.shorteningReason, filedOn: round.shorteningFiledOn },
    facilities: facilities.map(({ name, kind, onSiteFrom, onSiteTo, entrySize, noticeOn }) => ({
      ...{ name, kind, onSiteFrom, onSiteTo, entrySize, noticeOn },
      juvenile: name.includes('未成年犯管教所') || name.includes('未管所'),
    })),
    teams: teamsOf(source).map((team) => {
      const people = members.filter((member) => member.team === team.id);
      return {
        name: team.name,
        people: people.length,
        lead: people.some((member) => member.role === 'lead'),
        facilityKinds: [...new Set(facilities.filter((facility) => facility.team === team.id).map((facility) => facility.kind))],
      };
    }),
    year: round.prisonsInProvince === null ? null : { prisons: round.prisonsInProvince, coveredElsewhere: coveredElsewhere(source) },
  };
}

/** The plan against the regulation and the province's own limits, rule by rule with its article. */
export function planCheck(knowledge: { readonly calendar: WorkCalendar }): View<Record<string, never>, readonly PlanFinding[]> {
  return view({
    params: nothingSchema,
    kinds: [...earlierVisitKinds, 'team', 'member', 'limit', 'holidayYear'],
    read: (source) => checkPlan(planOf(source), knowledge.calendar, planLimitsOf(source)),
  });
}
