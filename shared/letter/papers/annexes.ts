import type { Annex, Cell, Column } from '#shared/document/model.ts';
import { type Finding, readFinding } from '#shared/finding/finding.ts';
import { compare } from '#shared/finding/number.ts';
import { measureWords, severityWords } from '#shared/finding/words.ts';
import type { RecordSource } from '#shared/ledger/record.ts';
import { letterKinds } from '../kinds.ts';
import { blocksOf, type Letter } from '../letter.ts';
import type { LetterType } from '../words.ts';

interface ListColumn extends Column {
  readonly cell: (finding: Finding, i: number) => Cell;
}

const short: readonly ListColumn[] = [
  { title: '序号', share: 6, align: 'center', cell: (_, i) => String(i + 1) },
  { title: '监区或部门', share: 14, cell: (finding) => finding.wing },
  { title: '问题', share: 26, cell: (finding) => ({ text: finding.title, source: { kind: 'finding', id: finding.id } }) },
  { title: '发生日期', share: 16, align: 'center', cell: (finding) => finding.conductFrom ?? '' },
  { title: '严重程度', share: 12, align: 'center', cell: (finding) => (finding.severity === null ? '' : severityWords[finding.severity]) },
  { title: '法律依据', share: 26, cell: (finding) => finding.basis.replace(/\n+/g, '；') },
];

const excerpt = (text: string, most: number): string => (Array.from(text).length > most ? `${Array.from(text).slice(0, most).join('')}……` : text);

/** The list that goes with 反馈意见: what the unit has to fill in stands beside what was found (field report 2.5). */
const rectification: readonly ListColumn[] = [
  { title: '序号', share: 5, align: 'center', cell: (_, i) => String(i + 1) },
  { title: '监区或部门', share: 9, cell: (finding) => finding.wing },
  { title: '问题', share: 16, cell: (finding) => ({ text: finding.title, source: { kind: 'finding', id: finding.id } }) },
  { title: '事实', share: 26, cell: (finding) => excerpt(finding.facts, 160) },
  { title: '依据', share: 19, cell: (finding) => finding.basis.replace(/\n+/g, '；') },
  { title: '严重程度', share: 8, align: 'center', cell: (finding) => (finding.severity === null ? '' : severityWords[finding.severity]) },
  { title: '处理方式', share: 9, align: 'center', cell: (finding) => (finding.measure === null ? '' : measureWords[finding.measure]) },
  { title: '责任部门', share: 8, cell: () => '' },
  { title: '整改措施和时限', share: 12, cell: () => '' },
];

const wideLists: ReadonlySet<LetterType> = new Set(['feedbackOpinion', 'supervisionPlan']);
const listed: ReadonlySet<LetterType> = new Set([
  'correctionNotice',
  'suggestionLetter',
  'inspectionOpinion',
  'urging',
  'reportUpward',
  'feedbackOpinion',
  'supervisionPlan',
]);

/** Findings in the order in which the text tells of them, or the text of the letter that it follows: the list is numbered as they are. */
function toldIn(source: RecordSource, { id, about }: Letter): ReadonlyMap<string, number> {
  const told = [id, ...(about === '' ? [] : [about])].flatMap((letter) => blocksOf(source, letter).map(({ finding }) => finding));
  return new Map([...new Set(told)].filter((finding) => finding !== '').map((finding, i) => [finding, i]));
}

/** 问题清单 of papers that name more than one problem; 反馈意见 always have one. Only findings of the streams of the kind enter it. */
export function annexesOf(source: RecordSource, letter: Letter): readonly Annex[] {
  if (!listed.has(letter.type)) return [];
  const { streams } = letterKinds[letter.type];
  const findings = letter.findings.flatMap((id) => {
    const record = source.record('finding', id);
    const finding = record && !record.deleted ? readFinding(record) : undefined;
    return finding && streams.includes(finding.stream) ? [finding] : [];
  });
  const wide = wideLists.has(letter.type);
  if (findings.length < (wide ? 1 : 2)) return [];
  const order = toldIn(source, letter);
  findings.sort((a, b) => (order.get(a.id) ?? order.size) - (order.get(b.id) ?? order.size) || compare(a.type, b.type) || compare(a.id, b.id));
  const columns = wide ? rectification : short;
  return [
    {
      label: '附件',
      title: '问题清单',
      ...(wide ? { landscape: true } : {}),
      body: [
        {
          type: 'table',
          columns: columns.map(({ cell: _, ...column }) => column),
          rows: findings.map((finding, i) => columns.map(({ cell }) => cell(finding, i))),
        },
      ],
    },
  ];
}
