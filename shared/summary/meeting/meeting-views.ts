import { z } from 'zod';
import { evidenceOf } from '#shared/evidence/evidence.ts';
import { type Finding, findingsOf, isOutward } from '#shared/finding/finding.ts';
import { compare, findingNumbers } from '#shared/finding/number.ts';
import { type FindingStatus, type Measure, measureWords, type Severity } from '#shared/finding/words.ts';
import { type View, view } from '#shared/ledger/command.ts';
import type { RecordSource } from '#shared/ledger/record.ts';
import { caseNames } from '#shared/letter/faces/case-names.ts';
import { maskPieces, maskTable } from '#shared/letter/faces/masks.ts';
import type { FieldKnowledge } from '#shared/library/field-knowledge.ts';
import { facilitiesOf } from '#shared/round/facility.ts';

export const agendas = ['open', 'serious', 'undecided'] as const;
/** What a meeting goes through: what is not confirmed yet, what is grave, what has no way of handling. */
export type Agenda = (typeof agendas)[number];

export const agendaWords: Readonly<Record<Agenda, string>> = { open: '待认定的问题', serious: '严重问题', undecided: '未定处理方式的问题' };

/** From here on a problem is 严重 (严重违法, 重大事故或涉嫌犯罪). */
const SERIOUS = 3;

const holds: Readonly<Record<Agenda, (finding: Finding) => boolean>> = {
  open: (finding) => finding.status === 'recorded' || finding.status === 'verifying',
  serious: (finding) => finding.status === 'confirmed' && (finding.severity ?? 0) >= SERIOUS,
  undecided: (finding) => finding.status === 'confirmed' && finding.measure === null,
};

/** Only problems of the prisons are shown on a wall: nothing of the 派驻 stream, no clue, and nothing that may be one. */
const shown = (source: RecordSource): readonly Finding[] => findingsOf(source).filter(isOutward);

const kinds = ['finding', 'facility', 'team', 'evidence', 'interview', 'letter', 'customType', 'hiddenNames'];

export interface MeetingAgenda {
  readonly agenda: Agenda;
  /** In the order of place and number. */
  readonly ids: readonly string[];
  readonly counts: Readonly<Record<Agenda, number>>;
}

export const meetingAgenda: View<{ readonly agenda: Agenda }, MeetingAgenda> = view({
  params: z.object({ agenda: z.enum(agendas) }),
  kinds,
  read: (source, { agenda }) => {
    const order = new Map(facilitiesOf(source).map((facility, at) => [facility.id, at]));
    const numbers = findingNumbers(source);
    const all = shown(source);
    const place = (finding: Finding): number => order.get(finding.facility) ?? order.size;
    const ids = all
      .filter(holds[agenda])
      .sort((a, b) => place(a) - place(b) || compare(numbers.get(a.id) ?? '', numbers.get(b.id) ?? '') || compare(a.id, b.id))
      .map((finding) => finding.id);
    return { agenda, ids, counts: Object.fromEntries(agendas.map((one) => [one, all.filter(holds[one]).length])) as Record<Agenda, number> };
  },
});

/** One problem as a room may see it: every registered name masked as in papers that go out, who complained left out. */
export interface MeetingItem {
  readonly id: string;
  readonly number: string;
  readonly place: string;
  readonly typeLabel: string;
  readonly title: string;
  readonly facts: string;
  readonly persons: string;
  readonly basis: string;
  readonly conduct: string;
  readonly severity: Severity | null;
  readonly measure: Measure | null;
  readonly measureLabel: string;
  readonly status: FindingStatus;
  readonly evidence: number;
  readonly disputed: boolean;
}

export function meetingItem(knowledge: FieldKnowledge): View<{ readonly id: string }, MeetingItem | null> {
  return view({
    params: z.object({ id: z.string().max(120) }),
    kinds,
    read: (source, { id }) => {
      const finding = shown(source).find((one) => one.id === id);
      if (!finding) return null;
      const place = facilitiesOf(source).find((facility) => facility.id === finding.facility)?.name ?? '';
      const masks = maskTable(caseNames(source, finding.facility));
      const [title = '', facts = '', persons = ''] = [finding.title, finding.facts, finding.persons].map((text) => maskPieces([text], masks)[0]);
      return {
        ...{ id, title, facts, persons, measure: finding.measure, status: finding.status, severity: finding.severity, basis: finding.basis },
        number: findingNumbers(source).get(id) ?? '',
        place: [place, finding.wing].filter((part) => part !== '').join(' '),
        typeLabel: finding.type === '' ? '未定类型' : knowledge.typeLabel(finding.type),
        conduct: [...new Set([finding.conductFrom, finding.conductTo])].filter((day) => day !== null).join(' 至 '),
        measureLabel: finding.measure === null ? '未定' : measureWords[finding.measure],
        evidence: evidenceOf(source).filter((item) => item.findings.includes(id)).length,
        disputed: finding.disputed.length > 0,
      };
    },
  });
}
