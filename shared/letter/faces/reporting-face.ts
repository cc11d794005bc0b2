import type { Block, DocumentModel } from '#shared/document/model.ts';
import { type Finding, readFinding } from '#shared/finding/finding.ts';
import type { Knowledge } from '#shared/finding/knowledge.ts';
import { severities, severityWords } from '#shared/finding/words.ts';
import { chineseDate } from '#shared/kernel/date-only.ts';
import type { RecordSource } from '#shared/ledger/record.ts';
import type { FieldKnowledge } from '#shared/library/field-knowledge.ts';
import { letterKinds } from '../kinds.ts';
import { type Letter, lettersOf, repliesOf } from '../letter.ts';
import { dueNow } from '../reply-period.ts';
import { serviceOf, serviceWayWords } from '../service.ts';
import { replacementOf } from '../standing.ts';
import { adoptionWords, letterTypeWords } from '../words.ts';

const paragraph = (text: string): Block => ({ type: 'paragraph', runs: [{ text }] });

/**
 * The reporting face: what was sent and how it stands, with counts by area and severity. No fact, no name, no wing: nothing of it is
 * taken from free text.
 */
export function reportingFace(source: RecordSource, knowledge: Pick<FieldKnowledge, 'areaLabel' | 'calendar'>, letter: Letter): DocumentModel {
  const findings = letter.findings.flatMap((id) => {
    const record = source.record('finding', id);
    const finding = record && !record.deleted ? readFinding(record) : undefined;
    return finding && letterKinds[letter.type].streams.includes(finding.stream) ? [finding] : [];
  });
  const title = `${letterTypeWords[letter.type]}情况（汇报用）`;
  return {
    family: 'report',
    issuer: letter.issuer,
    title,
    body: [
      paragraph(standing(source, knowledge, letter)),
      paragraph(`该文书涉及问题${findings.length}个。`),
      ...(findings.length > 0 ? [countTable(findings, knowledge)] : []),
    ],
    properties: { title },
  };
}

/** Which paper, to what kind of place, on which days, answered how. */
function standing(source: RecordSource, knowledge: Pick<FieldKnowledge, 'calendar'>, letter: Letter): string {
  const facility = source.record('facility', letter.facility);
  const place = typeof facility?.fields['name'] === 'string' ? facility.fields['name'] : '被巡单位';
  const parts = [`向${place}制发${letterTypeWords[letter.type]}1份`];
  if (letter.number !== null) parts.push(`文号${letter.number}`);
  parts.push(letter.issuedOn === null ? '尚未发出' : `${chineseDate(letter.issuedOn)}发出`);
  const service = serviceOf(source, letter.id);
  if (service?.on) parts.push(`${chineseDate(service.on)}${serviceWayWords[service.way]}`);
  const due = dueNow(letter, knowledge.calendar);
  if (due !== null) parts.push(`回复期限${chineseDate(due)}`);
  const replies = repliesOf(source, letter.id);
  const last = replies.at(-1);
  parts.push(last ? `收到回复${replies.length}次，最近一次${adoptionWords[last.adoption]}` : '尚未收到回复');
  if (letter.revokedOn !== null) parts.push(`该文书已于${chineseDate(letter.revokedOn)}撤销`);
  else if (replacementOf(lettersOf(source), letter)) parts.push('该文书已由更正文书替代');
  return `${parts.join('，')}。`;
}

function countTable(findings: readonly Finding[], knowledge: Pick<Knowledge, 'areaLabel'>): Block {
  const areas = [...new Set(findings.map(({ area }) => area))].sort();
  const count = (area: string, severity: number | null): string => {
    const n = findings.filter((finding) => finding.area === area && finding.severity === severity).length;
    return n === 0 ? '' : String(n);
  };
  const total = (area: string): string => String(findings.filter((finding) => finding.area === area).length);
  return {
    type: 'table',
    caption: '问题数（按业务类别和严重程度）',
    columns: [
      { title: '业务类别', share: 30 },
      ...severities.map((severity) => ({ title: severityWords[severity], share: 14, align: 'right' as const })),
      { title: '未定级', share: 14, align: 'right' },
      { title: '合计', share: 14, align: 'right' },
    ],
    rows: areas.map((area) => [knowledge.areaLabel(area), ...severities.map((severity) => count(area, severity)), count(area, null), total(area)]),
  };
}
