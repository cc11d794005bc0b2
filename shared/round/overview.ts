import { z } from 'zod';
import { countBy } from '../kernel/groups.ts';
import { view } from '../ledger/command.ts';
import { type Facility, facilitiesOf } from './facility.ts';
import { type Member, membersOf } from './member.ts';
import { type Round, roundOf } from './round.ts';
import { type Team, teamsOf } from './team.ts';

export interface FacilityWithCounts extends Facility {
  readonly teamName: string;
  readonly findings: number;
  readonly residentFindings: number;
  readonly letters: number;
}

export interface TeamWithPeople extends Team {
  readonly members: readonly Member[];
  readonly facilities: readonly string[];
  readonly findings: number;
}

export interface RoundOverview {
  readonly round: Round;
  readonly teams: readonly TeamWithPeople[];
  readonly facilities: readonly FacilityWithCounts[];
}

/** The round with its teams, people and places; findings counted without dismissed ones. */
export const roundOverview = view({
  params: z.object({}),
  kinds: ['round', 'team', 'member', 'facility', 'finding', 'letter'],
  read: (source): RoundOverview => {
    const members = membersOf(source);
    const teams = teamsOf(source);
    const findings = source.records('finding').filter((record) => record.fields['status'] !== 'dismissed');
    // One walk over all findings, not one for each place: a round has tens of thousands.
    const found = countBy(findings, ({ fields }) => `${String(fields['stream'] ?? 'prison')} ${String(fields['facility'])}`);
    const letters = countBy(source.records('letter'), ({ fields }) => String(fields['facility']));
    const facilities = facilitiesOf(source).map(
      (facility): FacilityWithCounts => ({
        ...facility,
        teamName: teams.find((team) => team.id === facility.team)?.name ?? '',
        findings: found.get(`prison ${facility.id}`) ?? 0,
        residentFindings: found.get(`residentOffice ${facility.id}`) ?? 0,
        letters: letters.get(facility.id) ?? 0,
      }),
    );
    return {
      round: roundOf(source),
      teams: teams.map((team) => {
        const places = facilities.filter((facility) => facility.team === team.id);
        return {
          ...team,
          members: members.filter((member) => member.team === team.id),
          facilities: places.map((facility) => facility.id),
          findings: places.reduce((sum, facility) => sum + facility.findings, 0),
        };
      }),
      facilities,
    };
  },
});
