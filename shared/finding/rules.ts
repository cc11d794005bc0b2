import { ok, type Result, refuse } from '../kernel/result.ts';
import type { FieldValues } from '../round/field.ts';
import type { findingFields } from './finding.ts';

type Values = FieldValues<typeof findingFields>;

/** Taxonomy area of the 派驻检察 problems: never shown to the prison (GD 35(3)). */
export const RESIDENT_AREA = 'M';

/** First level of a type's code. */
export const areaOf = (type: string): string => type.slice(0, 1);

/** Rules over several fields that hold at every moment of a finding. */
export function checkFinding(values: Values): Result<null> {
  if (areaOf(values.type) === RESIDENT_AREA && values.stream !== 'residentOffice')
    return refuse({
      code: 'finding.resident-type',
      words: '派驻检察履职类问题只能记入派驻检察问题，不能作为监狱问题或线索。',
      next: '请把问题归属改为“派驻检察问题”，或另选类型。',
      place: 'stream',
    });
  if (values.conductFrom !== null && values.conductTo !== null && values.conductTo < values.conductFrom)
    return refuse({ code: 'finding.conduct-order', words: '行为截止日期早于发生日期。', next: '请核对两个日期。', place: 'conductTo' });
  if (values.foundOn !== null && values.conductFrom !== null && values.foundOn < values.conductFrom)
    return refuse({ code: 'finding.found-early', words: '发现日期早于行为发生日期。', next: '请核对两个日期。', place: 'foundOn' });
  if (values.oralOn !== null && values.oralDoneOn !== null && values.oralDoneOn < values.oralOn)
    return refuse({ code: 'finding.oral-order', words: '口头纠正完成日期早于提出日期。', next: '请核对两个日期。', place: 'oralDoneOn' });
  return checkMeasure(values);
}

function checkMeasure({ stream, measure }: Values): Result<null> {
  if (measure === null) return ok(null);
  const fits =
    stream === 'prison' ? measure !== 'internalFeedback' && measure !== 'clueTransfer' : measure === (stream === 'clue' ? 'clueTransfer' : 'internalFeedback');
  if (fits) return ok(null);
  const words = {
    prison: '监狱问题不能用内部反馈或线索移送处理。',
    residentOffice: '派驻检察问题只能内部反馈，不得发给监狱（规定第三十五条）。',
    clue: '线索只能移送，不得写入发给监狱的文书（规定第三十六条）。',
  }[stream];
  return refuse({ code: 'finding.measure-stream', words, next: '请改选监督方式，或更正问题归属。', place: 'measure' });
}

/** What must be known before a finding is confirmed. */
export function missingForConfirmation(values: Values): { readonly place: keyof Values; readonly words: string } | undefined {
  if (values.facility === '') return { place: 'facility', words: '请选择被巡单位。' };
  if (values.type === '') return { place: 'type', words: '请选择问题类型。' };
  if (values.title.trim() === '') return { place: 'title', words: '请写明问题标题。' };
  if (values.facts.trim() === '') return { place: 'facts', words: '请写明事实。' };
  if (values.conductFrom === null) return { place: 'conductFrom', words: '请填写行为发生日期，它决定适用哪一版法律。' };
  if (values.severity === null) return { place: 'severity', words: '请确定严重程度。' };
  return undefined;
}
