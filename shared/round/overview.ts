import { z } from 'zod';
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
    const letters = source.records('letter');
    const facilities = facilitiesOf(source).map((facility): FacilityWithCounts => {
      const here = findings.filter((record) => record.fields['facility'] === facility.id);
      return {
        ...facility,
        teamName: teams.find((team) => team.id === facility.team)?.name ?? '',
        findings: here.filter((record) => (record.fields['stream'] ?? 'prison') === 'prison').length,
        residentFindings: here.filter((record) => record.fields['stream'] === 'residentOffice').length,
        letters: letters.filter((record) => record.fields['facility'] === facility.id).length,
      };
    });
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
