import { z } from 'zod';
import { ok, refuse } from '../kernel/result.ts';
import { normaliseDocumentNumber } from '../law/document-number.ts';
import { derivedOnce, parsedOnce } from '../ledger/command.ts';
import type { RecordSource } from '../ledger/record.ts';
import { choiceField, countField, dateField, type Field, flagField, keysOf, listField, reader, shapeField, textField } from '../round/field.ts';
import { byOrder } from '../round/team.ts';
import { type Content, contentField, contentText, MAX_CONTENT_TEXT, plainContent, readContent } from './content.ts';
import { type PersonCase, personCaseSchema } from './person.ts';
import { adoptions, blockParts, letterStatuses, letterTypes, reviewOutcomes, suggestionKinds } from './words.ts';

const maskSchema = z.array(z.object({ name: z.string().max(40), mask: z.string().max(40) })).max(2_000);

/** 文号, or null: left blank for the office to fill. Look-alike brackets become 〔 〕 (U+3014, U+3015). */
const numberField: Field<string | null> = {
  label: '文号',
  stored: (raw) => (typeof raw === 'string' && raw !== '' ? raw : null),
  accept: (raw) => {
    if (raw === null || raw === '') return ok(null);
    const text = textField('文号', 60).accept(raw, '' as never);
    if (!text.ok) return text;
    const number = normaliseDocumentNumber(text.value);
    return number === ''
      ? ok(null)
      : /〔\d{4}〕.*号$/.test(number)
        ? ok(number)
        : refuse({ code: 'letter.number', words: '文号应含年份和序号，写成 院代字加文种〔年份〕序号 的样子，如〔2022〕3号。', next: '也可留空，由内勤编号。' });
  },
};

const attendanceSchema = z.array(z.object({ label: z.string().max(20), names: z.string().max(2_000) })).max(10);

export const letterFields = {
  type: choiceField('文书种类', letterTypes, 'correctionNotice'),
  /** Of a 检察建议书: decides whose review it passes (JY 17). */
  suggestionKind: choiceField('检察建议类型', suggestionKinds, 'correction'),
  facility: textField('被巡单位', 120),
  /** 主送, without the colon. */
  recipient: textField('主送', 120),
  title: textField('标题', 120, true),
  issuer: textField('制发院', 80, true),
  number: numberField,
  status: choiceField('状态', letterStatuses, 'draft'),
  issuedOn: dateField('发出日期', { past: true }),
  /** Days to reply that the letter itself names; null where the rule counts in months. */
  replyDays: countField('回复天数', 365),
  /** Last day of the reply period, fixed on issue. */
  replyDue: dateField('回复期限'),
  /** Day under the signature; null leaves it blank. */
  signDate: dateField('落款日期'),
  copyTo: listField('抄送', 20, 80),
  /** The letter that this one follows up; empty for letters of their own. */
  about: textField('所跟进的文书', 120),
  /** The reply that this one decides on; empty for others. */
  reply: textField('所答复的回复', 120),
  /** What a 复查决定 decides; null for others. */
  outcome: choiceField('复查结论', reviewOutcomes, null),
  /** 签发人 of an upward paper. */
  signer: textField('签发人', 40),
  /** Who was present, for 纪要. */
  attendance: shapeField('参加人员', attendanceSchema, []),
  /** The person of an opinion on a change of sentence. */
  person: shapeField<PersonCase | null>('罪犯情况', personCaseSchema.nullable(), null),
  /** 案情复杂或者情况特殊: ten days more for an opinion on a proposal (GZ 635). */
  extended: flagField('延长十日'),
  /** The issued letter that this one corrects; empty for others. */
  corrects: textField('所更正的文书', 120),
  /** Who approved it where, when it was not approved in this program. */
  approvedOutside: textField('程序外审批', 500),
  /** How the names of its case were masked when it went out, so that they read the same in every later paper. */
  masks: shapeField('遮名对照', maskSchema, []),
  /** What was issued: hash of the frozen paper, and SHA-256 of the PDF made of it. */
  issuedPaper: textField('发出定稿', 64),
  issuedPdf: textField('发出 PDF 校验值', 64),
  /** Day on which an issued letter was revoked, and why (GZ 554; JY 22, 23). The number stays used and the paper in the file. */
  revokedOn: dateField('撤销日期', { past: true }),
  revokedWhy: textField('撤销理由', 1_000),
} as const;

const read = reader(letterFields);

export interface Letter extends ReturnType<typeof read> {
  readonly findings: readonly string[];
  /** Records that the sheet is printed from. */
  readonly records: readonly string[];
}

export const readLetter = parsedOnce((record): Letter => ({ ...read(record), findings: keysOf(record, 'finding'), records: keysOf(record, 'record') }));

/** The same list until a letter changes. */
export const lettersOf = derivedOnce(['letter'], (source): readonly Letter[] => source.records('letter').map(readLetter));

export const blockFields = {
  letter: textField('文书', 120),
  order: textField('次序', 200),
  type: choiceField('块类型', ['heading', 'paragraph', 'pageBreak'], 'paragraph'),
  level: choiceField('标题层级', [1, 2, 3, 4], 1),
  content: contentField,
  /** Before blocks had content: read where there is none, never written any more. */
  text: textField('文字', MAX_CONTENT_TEXT),
  /** The finding that the block tells of; empty for the letter's own words. */
  finding: textField('问题', 120),
  part: choiceField('作用', blockParts, 'free'),
} as const;

const readFields = reader(blockFields);

export interface LetterBlock extends ReturnType<typeof readFields> {
  readonly content: Content;
  /** The words of `content`. */
  readonly text: string;
}

export const readBlock = parsedOnce((record): LetterBlock => {
  const fields = readFields(record);
  const content = readContent(record.fields['content']) ?? plainContent(fields.text);
  return { ...fields, content, text: contentText(content) };
});

export function blocksOf(source: RecordSource, letter: string): readonly LetterBlock[] {
  return source
    .records('letterBlock')
    .filter((record) => record.fields['letter'] === letter)
    .map(readBlock)
    .sort(byOrder);
}

export const replyFields = {
  letter: textField('文书', 120),
  receivedOn: dateField('收到日期', { past: true }),
  adoption: choiceField('采纳情况', adoptions, 'adopted'),
  text: textField('回复内容', 20_000),
  /** Day on which an objection was decided on (GZ 554: seven days). */
  reviewedOn: dateField('复查决定日期', { past: true }),
  reviewOutcome: choiceField('复查结论', reviewOutcomes, null),
} as const;

export const readReply = reader(replyFields);
export type Reply = ReturnType<typeof readReply>;

const replies = derivedOnce(['reply'], (source) => {
  const all = source.records('reply').map(readReply);
  all.sort((a, b) => ((a.receivedOn ?? '') < (b.receivedOn ?? '') ? -1 : 1));
  const byLetter = new Map<string, Reply[]>();
  for (const reply of all) {
    const there = byLetter.get(reply.letter);
    if (there) there.push(reply);
    else byLetter.set(reply.letter, [reply]);
  }
  return { all, byLetter };
});

/** In the order in which they came in; of one letter, or all. */
export function repliesOf(source: RecordSource, letter?: string): readonly Reply[] {
  const { all, byLetter } = replies(source);
  return letter === undefined ? all : (byLetter.get(letter) ?? []);
}
