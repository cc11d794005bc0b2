import type { Run } from '#shared/document/model.ts';
import type { Finding } from '#shared/finding/finding.ts';
import type { SummaryFacts } from '../facts.ts';
import { editableText, filledRuns } from '../report/pieces.ts';
import type { Summary } from '../summary.ts';
import { placesFigureId } from '../told-figures.ts';
import { groupFigureId } from './group-figures.ts';
import type { CommonGroup } from './groups.ts';
import type { Repeat } from './previous.ts';
import { type CauseKind, causeLibrary, commonLevelWords } from './words.ts';

/** One of its parts. `own`: a person's words stand in place of the draft. */
export interface CommonPassage {
  readonly own: boolean;
  /** As it is printed, numbers as figures: those in a person's own words go on following the data, too. */
  readonly runs: readonly Run[];
  /** As it is written: figures stand as `{=group.…}`. */
  readonly editable: string;
}

/** As it reads. */
export const passageText = ({ runs }: CommonPassage): string => runs.map((run) => run.text).join('');

/** 表现—原因—建议. */
export type CommonParagraph = Readonly<Record<'manifestation' | 'cause' | 'advice', CommonPassage>>;

/** @param summary with the figures of the common problems (`told`) */
export function commonParagraph(group: CommonGroup, summary: Summary, repeats: readonly Repeat[]): CommonParagraph {
  const { record } = group;
  const causes = record?.causes ?? [];
  const pick = (own: string | undefined, draft: readonly Run[]): CommonPassage =>
    own === undefined || own.trim() === ''
      ? { own: false, runs: draft, editable: editableText(draft) }
      : { own: true, runs: filledRuns(own, summary), editable: own };
  return {
    manifestation: pick(record?.manifestation, draftManifestation(group, summary.facts, repeats)),
    cause: pick(record?.cause, [{ text: draftCauses(causes) }]),
    advice: pick(record?.advice, [{ text: draftAdvice(causes) }]),
  };
}

function draftManifestation(group: CommonGroup, facts: SummaryFacts, repeats: readonly Repeat[]): readonly Run[] {
  const places = group.places.flatMap(({ facility, name, count }, i): readonly Run[] => [
    { text: `${i === 0 ? '' : '、'}${name}` },
    { text: `${count}个`, figure: groupFigureId(group, facility) },
  ]);
  const examples = group
    .typical()
    .slice(0, 2)
    .map((finding) => `${placeName(facts, finding)}${exampleText(finding)}`);
  const told = examples.length === 0 ? '' : `如，${examples.join('又如，')}`;
  return [
    { text: '在' },
    { text: `${group.places.length}所`, figure: placesFigureId(groupFigureId(group)) },
    { text: '被巡单位发现' },
    { text: `${group.findings.length}个`, figure: groupFigureId(group) },
    { text: '（' },
    ...places,
    { text: `），属${commonLevelWords[group.level]}问题。${againText(repeats)}${told}` },
  ];
}

/** Which places were told before, and in which rounds: the last one is not always among them. */
function againText(repeats: readonly Repeat[]): string {
  if (repeats.length === 0) return '';
  const rounds = [...new Set(repeats.flatMap((repeat) => repeat.before.map(({ round }) => round)))].sort();
  return `其中${repeats.map((repeat) => repeat.name).join('、')}在${rounds.map((round) => `“${round}”`).join('、')}中已被指出同类问题，属屡查屡犯。`;
}

const draftCauses = (causes: readonly CauseKind[]): string =>
  causes.length === 0 ? '（请选择原因类别）' : causes.map((kind, i) => `${order(i, causes.length)}${causeLibrary[kind].cause}`).join('');

const draftAdvice = (causes: readonly CauseKind[]): string =>
  causes.length === 0 ? '（请选择原因类别）' : causes.map((kind, i) => `${order(i, causes.length)}${causeLibrary[kind].advice}`).join('');

const order = (at: number, all: number): string => (all < 2 ? '' : `${'一二三四五六'.charAt(at)}是`);

const placeName = ({ facilities }: SummaryFacts, finding: Finding): string => {
  const name = facilities.find((facility) => facility.id === finding.facility)?.name ?? '';
  return name === '' ? '' : `${name}：`;
};

const EXAMPLE_LENGTH = 140;

/** The facts up to the end of a sentence near the length of an example. */
export function exampleText(finding: Finding): string {
  const sentences = finding.facts.split(/(?<=。)/);
  let text = '';
  for (const sentence of sentences) {
    if (text !== '' && text.length + sentence.length > EXAMPLE_LENGTH) break;
    text += sentence;
  }
  return text.endsWith('。') ? text : `${text}。`;
}
