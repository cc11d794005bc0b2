import { ok, type Result, refuse } from '../kernel/result.ts';
import type { DocumentRow, RecipientKind } from '../library/documents.ts';
import type { Round } from '../round/round.ts';
import type { OrganiserLevel } from '../round/words.ts';

/** Steps of the state's ladder, low to high. */
const levels = ['county', 'municipal', 'provincial', 'supreme'] as const;
export type Level = (typeof levels)[number];
const levelWords: Readonly<Record<Level, string>> = { county: '县级', municipal: '市级', provincial: '省级', supreme: '最高' };

export interface Recipient {
  readonly kind: RecipientKind | null;
  /** Null where the name does not tell. */
  readonly level: Level | null;
}

/** What each kind of organ is called; the first that fits decides. */
const kindNames: readonly (readonly [RegExp, RecipientKind])[] = [
  [/监狱管理局|监狱局/, 'prisonAdministration'],
  [/社区矫正/, 'correction'],
  [/人民检察院|检察院$/, 'procuratorate'],
  [/法院/, 'court'],
  [/监察委员会|监委/, 'supervisionCommission'],
  [/纪律检查委员会|纪委|检务督察|督察/, 'discipline'],
  [/看守所/, 'detention'],
  [/监狱|未成年犯管教所/, 'prison'],
  [/公安/, 'police'],
  [/司法厅|司法局|司法部/, 'justice'],
];

const kindWords: Readonly<Record<RecipientKind, string>> = {
  prison: '监狱',
  detention: '看守所',
  court: '人民法院',
  procuratorate: '人民检察院',
  police: '公安机关',
  justice: '司法行政机关',
  prisonAdministration: '监狱管理局',
  correction: '社区矫正机构',
  supervisionCommission: '监察委员会',
  discipline: '纪检、督察部门',
};

/** Kind and level of an organ, as its full name tells them: 江北省高级人民法院 is a court of the province. */
export function recipientOf(name: string): Recipient {
  const kind = kindNames.find(([pattern]) => pattern.test(name))?.[1] ?? null;
  return { kind, level: levelOf(name, kind) };
}

function levelOf(name: string, kind: RecipientKind | null): Level | null {
  if (/^最高|^中央|^国家|^司法部|^公安部/.test(name)) return 'supreme';
  if (kind === 'court' && name !== '人民法院') {
    if (name.includes('高级')) return 'provincial';
    return name.includes('中级') ? 'municipal' : 'county';
  }
  if (/(省|自治区)(人民检察院|监狱管理局|公安厅|司法厅|监察委员会)/.test(name)) return 'provincial';
  if (/分院|(自治州|盟|地区)(人民检察院|公安局|司法局|监察委员会)/.test(name)) return 'municipal';
  if (/(县|区|旗)(人民检察院|公安局|公安分局|司法局|监察委员会)/.test(name)) return 'county';
  // 某市 may be a municipality under the State or a city: the name does not tell.
  return null;
}

/** How many steps of the ladder one level stands above the other; null where either is not known. */
export const levelsAbove = (level: Level | null, own: Level | null): number | null =>
  level === null || own === null ? null : levels.indexOf(level) - levels.indexOf(own);

const levelOfOrganiser: Readonly<Record<OrganiserLevel, Level>> = {
  supreme: 'supreme',
  provincial: 'provincial',
  municipal: 'municipal',
  dispatched: 'municipal',
};

/**
 * The level at which the office that signs acts: what the round says of the organiser, else what the name tells.
 * A 派出检察院 for prisons is taken for the municipal level, which most of them have.
 */
export function levelOfIssuer(issuer: string, round: Pick<Round, 'organiser' | 'organiserLevel'>): Level | null {
  return issuer === round.organiser || issuer === '' ? levelOfOrganiser[round.organiserLevel] : levelOf(issuer, 'procuratorate');
}

/**
 * Whether a paper may be addressed to the organ of that name (field report 2.1, GZ 632, 640): its kind, and its level beside the office's own.
 * A name that does not tell its kind passes; a wrong one is refused with the rule.
 */
export function checkRecipient(row: DocumentRow | undefined, name: string, own: Level | null): Result<null> {
  const found = recipientOf(name);
  if (!row || found.kind === null) return ok(null);
  const { kinds, level } = row.recipients;
  if (kinds.length > 0 && !kinds.includes(found.kind))
    return refuse({
      code: 'letter.recipient-kind',
      words: `${row.title}应当发给${row.recipients.words}，不能发给${kindWords[found.kind]}。`,
      next: '请核对主送单位，或改用其他文书。',
      place: 'recipient',
    });
  if (level === 'any' || found.level === null || own === null) return ok(null);
  const steps = levelsAbove(found.level, own) ?? 0;
  if (level === 'same' ? steps === 0 : steps > 0) return ok(null);
  return refuse({
    code: 'letter.recipient-level',
    words: `“${name}”为${levelWords[found.level]}，本院为${levelWords[own]}。${levelRule(found.kind, level)}`,
    next: steps > 0 ? '请层报同级人民检察院提出，可改用报请上级函。' : '请由同级人民检察院提出，或者核对主送单位。',
    place: 'recipient',
  });
}

function levelRule(kind: RecipientKind, level: 'same' | 'higher'): string {
  if (level === 'higher') return '这份文书应当报上一级。';
  return kind === 'court'
    ? '对法院裁定、决定的纠正意见由同级人民检察院提出（《人民检察院刑事诉讼规则》第六百四十条、第六百三十二条）。'
    : '对决定机关的纠正意见由其同级人民检察院提出，下级院应当层报（《人民检察院刑事诉讼规则》第六百三十二条）。';
}
