import type { DateOnly } from '../kernel/date-only.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { FieldValues } from '../round/field.ts';
import type { findingFields } from './finding.ts';
import type { Knowledge } from './knowledge.ts';
import { departs, measureProposals } from './measure-proposal.ts';
import { measureWords, type Severity, severityWords } from './words.ts';

type Values = FieldValues<typeof findingFields>;

/** Says why a decision departs from the rule or the type's default, in the record's own field or with the edit itself. */
const justified = (field: string, reason: string | undefined): boolean => field.trim() !== '' || (reason ?? '').trim() !== '';

/** True where the weight is another than such problems usually have. A clue is 涉嫌犯罪 by its nature, whatever its type. */
export const regraded = ({ stream, severity }: Pick<Values, 'stream' | 'severity'>, usual: Severity | null | undefined): boolean =>
  severity !== null && usual !== null && usual !== undefined && severity !== usual && !(stream === 'clue' && severity === 4);

/**
 * A severity other than the type's default and a measure other than the proposed ones ask for a reason when they are chosen: at the birth of
 * a finding (`before` null) as in every edit. What is not touched is not asked about: findings of earlier versions, of packages and of the
 * sheet stay as they are.
 */
export function checkReasons(knowledge: Knowledge, today: DateOnly, before: Values | null, after: Values, reason?: string): Result<null> {
  const type = knowledge.type(after.type);
  const graded = before === null || after.severity !== before.severity || after.type !== before.type || after.stream !== before.stream;
  if (graded && type && after.severity !== null && regraded(after, type.severity) && !justified(after.severityReason, reason))
    return refuse({
      code: 'finding.severity-reason',
      words: `“${type.label}”通常定为${severityWords[type.severity]}，改为${severityWords[after.severity]}要写明定级理由。`,
      place: 'severity',
    });
  const proposals = measureProposals(after, knowledge, today);
  const chosen = before === null || after.measure !== before.measure;
  if (chosen && departs(after.measure, proposals) && !justified(after.measureReason, reason))
    return refuse({
      code: 'finding.measure-reason',
      words: `规则建议${proposals.map((one) => measureWords[one.measure]).join('、')}：${proposals[0]?.reason ?? ''}另作选择要写明理由。`,
      place: 'measure',
    });
  return ok(null);
}
