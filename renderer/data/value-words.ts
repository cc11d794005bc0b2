import {
  clueBodyWords,
  findingStatusWords,
  measureWords,
  recheckOutcomeWords,
  recheckWayWords,
  sentenceChangeWords,
  severityWords,
  streamWords,
} from '#shared/finding/words.ts';
import { interviewKindWords, materialFormWords, personRoleWords, readBackWords, workMethodWords, workPlaceWords } from '#shared/interview/words.ts';
import type { Json } from '#shared/ledger/canonical.ts';
import { contentText, readContent } from '#shared/letter/content.ts';
import { adoptionWords, letterStatusWords, letterTypeWords, reviewWords } from '#shared/letter/words.ts';
import { departmentDutyWords, facilityKindWords, memberRoleWords, organiserLevelWords, roundKindWords } from '#shared/round/words.ts';

const choices: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'finding.stream': streamWords,
  'finding.severity': severityWords as Readonly<Record<string, string>>,
  'finding.measure': measureWords,
  'finding.status': findingStatusWords,
  'finding.recheckOutcome': recheckOutcomeWords,
  'finding.recheckWay': recheckWayWords,
  'finding.sentenceChange': sentenceChangeWords,
  'finding.clueTo': clueBodyWords,
  'letter.type': letterTypeWords,
  'letter.status': letterStatusWords,
  'letter.outcome': reviewWords,
  'reply.adoption': adoptionWords,
  'reply.reviewOutcome': reviewWords,
  'interview.kind': interviewKindWords,
  'interview.role': personRoleWords,
  'interview.readBack': readBackWords,
  'workLog.method': workMethodWords,
  'workLog.at': workPlaceWords,
  'copiedMaterial.form': materialFormWords,
  'department.duty': departmentDutyWords,
  'member.role': memberRoleWords,
  'facility.kind': facilityKindWords,
  'round.kind': roundKindWords,
  'round.organiserLevel': organiserLevelWords,
};

/** What stands for a file or a paper; its beginning is enough to compare by eye. */
const SHA256 = /^[0-9a-f]{64}$/;

/** Names of records that values may point to, by id. */
export type Names = Readonly<Record<string, string>>;

/** A stored value as people read it. */
export function valueWords(kind: string, field: string, value: Json, names: Names = {}): string {
  if (value === null || value === '') return '（空）';
  if (typeof value === 'boolean') {
    if (field === 'deleted') return value ? '已删除' : '未删除';
    if (field.startsWith('finding/')) return value ? `关联 ${names[field.slice(8)] ?? '问题'}` : `不关联 ${names[field.slice(8)] ?? '问题'}`;
    return value ? '是' : '否';
  }
  if (kind === 'letterBlock' && field === 'content') return contentText(readContent(value) ?? []) || '（空）';
  const words = choices[`${kind}.${field}`]?.[String(value)];
  if (words !== undefined) return words;
  if (typeof value === 'string') return names[value] ?? (SHA256.test(value) ? `校验值 ${value.slice(0, 12)}…` : value);
  if (Array.isArray(value)) return value.map((item) => valueWords(kind, field, item, names)).join('、');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
