import { isSha256 } from '../kernel/hash.ts';
import { ok, refuse } from '../kernel/result.ts';
import { derivedOnce, parsedOnce } from '../ledger/command.ts';
import { countField, dateField, type Field, keysOf, listField, reader, textField } from '../round/field.ts';

/** 2^53 − 1: sizes beyond have no exact number in JSON. */
const bytesField: Field<number> = {
  label: '大小',
  stored: (raw) => countField('大小', Number.MAX_SAFE_INTEGER).stored(raw) ?? 0,
  accept: (raw) =>
    typeof raw === 'number' && Number.isSafeInteger(raw) && raw >= 0 ? ok(raw) : refuse({ code: 'field.wrong', words: '证据大小不是有效的数。' }),
};

const hashField = (label: string): Field<string> => ({
  label,
  stored: (raw) => (isSha256(raw) ? raw : ''),
  accept: (raw) => (isSha256(raw) ? ok(raw as string) : refuse({ code: 'field.wrong', words: `${label}不是有效的散列值。` })),
});

/** One file: what it is, and how its sealed chunks are found and opened. Its key lies here, inside the sealed ledger. */
export const evidenceFields = {
  name: textField('名称', 255, true),
  bytes: bytesField,
  mime: textField('文件类型', 120),
  /** Of the plain file, taken on ingest. */
  sha256: hashField('散列值'),
  /** 32 bytes in base64. */
  key: textField('密钥', 44),
  /** Hashes of the sealed chunks in order. */
  chunks: listField('分块', 100_000, 64),
  note: textField('说明', 2_000),
  addedOn: dateField('加入日期', { past: true }),
} as const;

const read = reader(evidenceFields);

export interface Evidence extends ReturnType<typeof read> {
  /** Findings it proves. */
  readonly findings: readonly string[];
}

export const readEvidence = parsedOnce((record): Evidence => ({ ...read(record), findings: keysOf(record, 'finding') }));

/** The same list until evidence changes. */
export const evidenceOf = derivedOnce(['evidence'], (source): readonly Evidence[] => source.records('evidence').map(readEvidence));
