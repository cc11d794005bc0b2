import type { Chance } from './chance.ts';
import type { SampleRound } from './sample-data.ts';
import type { SampleFacility, SampleFinding } from './sample-findings.ts';

export interface SampleLetter {
  readonly type: 'correctionNotice' | 'suggestionLetter';
  readonly facility: SampleFacility;
  readonly findings: readonly SampleFinding[];
}

const IN_ONE_LETTER = 3;

/** A letter to the prison rests on a rule that binds the prison, not only on one that tells the procuratorate what to look at. */
const bindingBasis = (finding: SampleFinding): boolean => finding.basis.split('\n').some((law) => law !== '' && !law.startsWith('《人民检察院'));

/** Decides how each problem of the prisons is dealt with, and which letters come of it; writes `measure` and `general`. */
export function decideMeasures(
  round: SampleRound,
  findings: readonly SampleFinding[],
  facilities: readonly SampleFacility[],
  chance: Chance,
): readonly SampleLetter[] {
  const prison = findings.filter((finding) => finding.stream === 'prison');
  const spread = new Map(
    [...new Set(prison.map((finding) => finding.type))].map((type) => [
      type,
      new Set(prison.filter((finding) => finding.type === type).map((finding) => finding.facility.id)).size,
    ]),
  );
  const letters: SampleLetter[] = [];
  const taken = new Set<string>();
  const bind = (type: SampleLetter['type'], facility: SampleFacility, chosen: readonly SampleFinding[]): void => {
    for (const finding of chosen) {
      finding.measure = type;
      finding.general = type === 'suggestionLetter';
      taken.add(finding.id);
    }
    // A quick run may leave a prison without anything that fits.
    if (chosen.length > 0) letters.push({ type, facility, findings: chosen });
  };
  for (const facility of facilities) {
    const here = prison.filter((finding) => finding.facility.id === facility.id);
    if (round.correctionNotices.includes(facility.name)) {
      const grave = here.filter((finding) => finding.severity >= 3 && bindingBasis(finding) && !/^[BCJL]/.test(finding.type));
      const next = here.filter((finding) => finding.severity === 2 && bindingBasis(finding) && /^[ADEG]/.test(finding.type));
      bind('correctionNotice', facility, [...grave, ...next].slice(0, Math.max(1, Math.min(IN_ONE_LETTER, grave.length))));
    }
    // What many prisons share is what a 检察建议书 is for (GZ 552).
    const shared = here
      .filter((finding) => !taken.has(finding.id) && finding.severity === 2 && bindingBasis(finding))
      .sort((a, b) => (spread.get(b.type) ?? 0) - (spread.get(a.type) ?? 0) || (a.type < b.type ? -1 : 1));
    const types = [...new Set(shared.map((finding) => finding.type))].slice(0, IN_ONE_LETTER);
    bind(
      'suggestionLetter',
      facility,
      types.flatMap((type) => shared.filter((finding) => finding.type === type).slice(0, 1)),
    );
  }
  const light = chance.shuffled(prison.filter((finding) => !taken.has(finding.id) && finding.severity <= 2 && !/^[BC]/.test(finding.type)));
  for (const finding of light.slice(0, round.oralCount)) finding.measure = 'oral';
  for (const finding of prison) if (finding.measure === 'feedback' && /^[BC]/.test(finding.type)) finding.measure = 'opinion';
  return letters;
}
