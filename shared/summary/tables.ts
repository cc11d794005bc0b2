import type { Cell, Column, TableBlock } from '../document/model.ts';
import type { SheetCell, SheetColumn, SheetModel } from '../document/sheet.ts';
import type { Finding } from '../finding/finding.ts';
import { findingStatusWords, measureWords, severityWords } from '../finding/words.ts';
import { adoptionWords, letterTypeWords } from '../letter/words.ts';
import { type Audience, figureText } from './figure.ts';
import type { IssuedLetter } from './issued-letters.ts';
import { plainLabel } from './report/pieces.ts';
import type { Summary } from './summary.ts';

/** Columns that a person may change in a ledger and read back in. */
export type EditKey =
  | 'wing'
  | 'title'
  | 'facts'
  | 'basis'
  | 'conductFrom'
  | 'severity'
  | 'general'
  | 'measure'
  | 'oralDoneOn'
  | 'rectifyingOn'
  | 'recheckedOn'
  | 'recheckOutcome'
  | 'recheckReason'
  | 'number'
  | 'receivedOn'
  | 'adoption'
  | 'replyText';

/** One column of a list that appears in the report and in the workbook: the same rows, the same words. */
export interface ListColumn<T> {
  readonly title: string;
  /** Share of a page's width; 0 keeps the column out of the report. */
  readonly share: number;
  /** Width in the sheet, in characters. */
  readonly width: number;
  readonly type: SheetColumn['type'];
  /** Name under which a person's change of this column is read back; left out, the column is not read. */
  readonly edit?: EditKey;
  readonly choices?: readonly string[];
  readonly hidden?: boolean;
  value(item: T, index: number): SheetCell;
}

export function asTable<T>(columns: readonly ListColumn<T>[], items: readonly T[], cell?: (item: T) => Partial<Exclude<Cell, string>>): TableBlock {
  const shown = columns.filter((column) => column.share > 0);
  return {
    type: 'table',
    columns: shown.map(
      (column): Column => ({ title: column.title, share: column.share, align: column.type === 'text' && column.share > 8 ? 'left' : 'center' }),
    ),
    rows: items.map((item, i) =>
      shown.map((column, at): Cell => {
        const value = column.value(item, i);
        const text = value === null ? '' : String(value);
        return at === 0 && cell ? { text, ...cell(item) } : text;
      }),
    ),
    fontSize: 9,
  };
}

export function asSheet<T>(name: string, title: string, note: string, columns: readonly ListColumn<T>[], items: readonly T[]): SheetModel {
  return {
    name,
    title,
    note,
    columns: columns.map(({ title: head, width, type, edit, choices, hidden }) => ({
      ...{ title: head, width, type },
      ...(edit === undefined ? {} : { editable: true }),
      ...(choices === undefined ? {} : { choices }),
      ...(hidden === true ? { hidden } : {}),
    })),
    rows: items.map((item, i) => columns.map((column) => column.value(item, i))),
    orientation: 'landscape',
  };
}

export const order = { title: '序号', share: 5, width: 6, type: 'integer' as const, value: (_item: unknown, i: number) => i + 1 };

/** 问题清单 (domain 2.5), for one stream at a time: the caller chooses which findings. */
export function findingColumns({ facts }: Summary, stream: 'prison' | 'residentOffice' = 'prison'): readonly ListColumn<Finding>[] {
  const names = new Map(facts.facilities.map((facility) => [facility.id, facility]));
  const teams = new Map(facts.teams.map((team) => [team.id, team.name]));
  const { knowledge } = facts;
  return [
    order,
    { title: '编号', share: 11, width: 11, type: 'text', value: (item) => facts.numbers.get(item.id) ?? '' },
    { title: '巡回检察组', share: 0, width: 10, type: 'text', value: (item) => teams.get(names.get(item.facility)?.team ?? '') ?? '' },
    { title: '被巡单位', share: 0, width: 9, type: 'text', value: (item) => names.get(item.facility)?.name ?? '' },
    { title: '监区或部门', share: 9, width: 9, type: 'text', edit: 'wing', value: (item) => item.wing },
    { title: '类别', share: 9, width: 11, type: 'text', value: (item) => plainLabel(knowledge.areaLabel(item.area)) },
    { title: '类型', share: 0, width: 6, type: 'text', value: (item) => item.type },
    { title: '问题', share: 28, width: 22, type: 'text', edit: 'title', value: (item) => item.title },
    { title: '事实', share: 0, width: 40, type: 'text', edit: 'facts', value: (item) => item.facts },
    { title: '法律依据', share: 0, width: 24, type: 'text', edit: 'basis', value: (item) => item.basis },
    { title: '发生日期', share: 10, width: 11, type: 'date', edit: 'conductFrom', value: (item) => item.conductFrom },
    { title: '发现日期', share: 0, width: 11, type: 'date', value: (item) => item.foundOn },
    {
      ...{ title: '严重程度', share: 9, width: 9, type: 'text', edit: 'severity', choices: Object.values(severityWords) },
      value: (item) => (item.severity === null ? '' : severityWords[item.severity]),
    },
    { title: '普遍性', share: 0, width: 6, type: 'text', edit: 'general', choices: ['是', '否'], value: (item) => (item.general ? '是' : '否') },
    {
      ...{ title: '处理方式', share: 13, width: 11, type: 'text', edit: 'measure', choices: measureChoices(stream) },
      value: (item) => (item.measure === null ? '' : measureWords[item.measure]),
    },
    { title: '状态', share: 7, width: 7, type: 'text', value: (item) => findingStatusWords[item.status] },
    idColumn((item) => item.id),
  ];
}

/** A finding's measures follow its stream; the words of another stream do not even stand in the choices of a file for the prison side. */
const measureChoices = (stream: 'prison' | 'residentOffice'): readonly string[] =>
  (stream === 'residentOffice' ? (['internalFeedback'] as const) : (['oral', 'correctionNotice', 'suggestionLetter', 'opinion', 'feedback'] as const)).map(
    (measure) => measureWords[measure],
  );

/** The record behind a row, hidden: by it the sheet is read back in. */
export const ID_TITLE = '记录标识（勿改）';
export const idColumn = <T>(id: (item: T) => string): ListColumn<T> => ({ title: ID_TITLE, share: 0, width: 30, type: 'text', hidden: true, value: id });

export function letterColumns({ facts }: Summary): readonly ListColumn<IssuedLetter>[] {
  const names = new Map(facts.facilities.map((facility) => [facility.id, facility.name]));
  return [
    order,
    { title: '文书', share: 16, width: 18, type: 'text', value: ({ letter }) => letterTypeWords[letter.type] },
    { title: '文号', share: 20, width: 26, type: 'text', value: ({ letter }) => letter.number ?? '' },
    { title: '受文单位', share: 10, width: 14, type: 'text', value: ({ letter }) => names.get(letter.facility) ?? letter.recipient },
    { title: '问题数', share: 7, width: 8, type: 'integer', value: ({ letter }) => letter.findings.length },
    { title: '发出日期', share: 12, width: 12, type: 'date', value: ({ letter }) => letter.issuedOn },
    { title: '回复期限', share: 12, width: 12, type: 'date', value: ({ letter }) => letter.replyDue },
    { title: '回复日期', share: 12, width: 12, type: 'date', value: ({ replies }) => replies.at(-1)?.receivedOn ?? null },
    { title: '采纳情况', share: 10, width: 14, type: 'text', value: (item) => answerWords(item, facts.cutoff) },
  ];
}

function answerWords({ letter, replies }: IssuedLetter, cutoff: string): string {
  const last = replies.at(-1);
  if (last) return `${adoptionWords[last.adoption]}${(last.receivedOn ?? '') > (letter.replyDue ?? '') ? '（逾期）' : ''}`;
  return letter.replyDue !== null && letter.replyDue < cutoff ? '逾期未复' : '期限未满';
}

type FigureOf = Summary['figures'][number];

/** More numbers than this are not written out: the ledgers show them in the column 计入的指标. */
const WRITTEN_OUT = 12;

/** Where to look for what is not written out. */
const elsewhere: Partial<Record<FigureOf['of'], string>> = {
  finding: '见问题清单、问题台账',
  letter: '见文书目录、文书台账',
  reply: '见文书目录、文书台账',
  work: '见工作日志、谈话笔录',
  material: '见调取材料登记',
};

/** What a figure counts, by the numbers that people use: `甲监狱-007、…`, or where to look. */
function basisOf({ facts }: Summary): (figure: FigureOf) => string {
  const letters = new Map(facts.letters.map(({ letter }) => [letter.id, letter.number ?? letter.title]));
  const replies = new Map(facts.letters.flatMap((item) => item.replies.map((reply) => [reply.id, letters.get(item.letter.id) ?? ''] as const)));
  const places = new Map([...facts.facilities, ...facts.teams].map((place) => [place.id, place.name]));
  const names: Partial<Record<FigureOf['of'], (id: string) => string>> = {
    finding: (id) => facts.numbers.get(id) ?? '',
    letter: (id) => letters.get(id) ?? '',
    reply: (id) => replies.get(id) ?? '',
    facility: (id) => places.get(id) ?? '',
    team: (id) => places.get(id) ?? '',
    type: (id) => id,
  };
  return (figure) => {
    if (figure.of === 'indicatorRecord') return [figure.window, figure.origin].filter((part) => part !== undefined && part !== '').join('，');
    if (figure.sources.length === 0) return '';
    const name = names[figure.of];
    return name === undefined || figure.sources.length > WRITTEN_OUT ? (elsewhere[figure.of] ?? '') : figure.sources.map(name).join('、');
  };
}

export function figureColumns(summary: Summary): readonly ListColumn<FigureOf>[] {
  const basis = basisOf(summary);
  return [
    order,
    { title: '指标', share: 22, width: 28, type: 'text', value: (item) => item.label },
    { title: '数值', share: 14, width: 16, type: 'text', value: figureText },
    { title: '计数', share: 0, width: 8, type: 'integer', value: (item) => item.sources.length },
    { title: '分子', share: 6, width: 8, type: 'integer', value: (item) => item.numerator ?? null },
    { title: '分母', share: 6, width: 8, type: 'integer', value: (item) => item.denominator ?? null },
    { title: '截止日期', share: 12, width: 12, type: 'date', value: (item) => item.cutoff ?? null },
    { title: '计数规则', share: 34, width: 60, type: 'text', value: (item) => `${item.rule}${item.note ?? ''}` },
    { title: '依据', share: 24, width: 40, type: 'text', value: basis },
  ];
}

/** Figures for tables, without those of single common types, which have their own list. */
export const tableFigures = (summary: Summary, audience: Audience): readonly FigureOf[] =>
  summary.figures.filter((item) => item.audience === audience && !item.id.startsWith('common.'));
