import { ok, type Result, refuse } from '../kernel/result.ts';
import type { CommandContext } from '../ledger/command.ts';
import { existing } from '../round/editing.ts';
import { type Facility, readFacility } from '../round/facility.ts';
import { letterKinds } from './kinds.ts';
import { type Letter, type Reply, readLetter, readReply } from './letter.ts';
import { type LetterType, letterTypeWords } from './words.ts';

/** Where a paper belongs: the place, and the letter and reply that it follows. */
export interface DraftPlace {
  readonly facility: Facility | null;
  readonly about: Letter | null;
  readonly reply: Reply | null;
  /** Findings of the letter that it follows. */
  readonly findings: readonly string[];
}

interface PlaceInput {
  readonly type: LetterType;
  readonly facility: string;
  readonly about?: string | undefined;
  readonly reply?: string | undefined;
  readonly records?: readonly string[] | undefined;
  readonly person?: unknown;
}

const alone = { about: null, reply: null, findings: [] } as const;

/** Finds what a type of paper is drafted from, or says in words what is missing. */
export function draftPlace(context: CommandContext, input: PlaceInput): Result<DraftPlace> {
  const { source } = letterKinds[input.type];
  const name = letterTypeWords[input.type];
  switch (source) {
    case 'round':
      return ok({ ...alone, facility: null });
    case 'letter':
      return input.about === undefined
        ? refuse({ code: 'letter.no-letter', words: `${name}要从一件文书起草，请先选择文书。`, place: 'about' })
        : fromLetter(context, input.about, null);
    case 'reply':
      return fromReply(context, input, name);
    case 'interview':
    case 'workLog':
    case 'copiedMaterial':
      return fromRecords(context, input, source, name);
    case 'person':
      if (!input.person) return refuse({ code: 'letter.no-person', words: `${name}要写明罪犯的基本情况，请先填写。`, place: 'person' });
      return atPlace(context, input.facility);
    default:
      return atPlace(context, input.facility);
  }
}

function atPlace(context: CommandContext, id: string): Result<DraftPlace> {
  if (id === '') return refuse({ code: 'letter.no-facility', words: '请选择被巡单位。', place: 'facility' });
  const place = existing(context, 'facility', id, '被巡单位');
  return place.ok ? ok({ ...alone, facility: readFacility(place.value) }) : place;
}

function fromLetter(context: CommandContext, id: string, reply: Reply | null): Result<DraftPlace> {
  const record = existing(context, 'letter', id, '文书');
  if (!record.ok) return record;
  const about = readLetter(record.value);
  const place = context.source.record('facility', about.facility);
  return ok({ facility: place && !place.deleted ? readFacility(place) : null, about, reply, findings: about.findings });
}

function fromReply(context: CommandContext, input: PlaceInput, name: string): Result<DraftPlace> {
  if (input.reply === undefined) return refuse({ code: 'letter.no-reply', words: `${name}针对被巡单位的书面异议，请先选择提出异议的回复。`, place: 'reply' });
  const record = existing(context, 'reply', input.reply, '回复');
  if (!record.ok) return record;
  const reply = readReply(record.value);
  if (reply.adoption !== 'objection') return refuse({ code: 'reply.no-objection', words: '这份回复没有提出异议，不需要复查决定。', place: 'reply' });
  return fromLetter(context, reply.letter, reply);
}

const recordNames = { interview: '笔录', workLog: '工作日志', copiedMaterial: '调取材料' } as const;

/** A sheet is printed from records of one place; a 笔录 from exactly one talk. */
function fromRecords(context: CommandContext, input: PlaceInput, kind: keyof typeof recordNames, name: string): Result<DraftPlace> {
  const ids = [...new Set(input.records ?? [])];
  const [first] = ids;
  if (first === undefined) return refuse({ code: 'letter.no-records', words: `${name}由${recordNames[kind]}打印，请至少选择一条。`, place: 'records' });
  if (kind === 'interview' && ids.length > 1) return refuse({ code: 'letter.one-interview', words: '一份笔录只记一次谈话，请只选择一条。', place: 'records' });
  let facility: string | undefined;
  for (const id of ids) {
    const record = existing(context, kind, id, recordNames[kind]);
    if (!record.ok) return record;
    const at = String(record.value.fields['facility'] ?? '');
    if (facility !== undefined && at !== facility)
      return refuse({ code: 'letter.other-facility', words: `所选${recordNames[kind]}属于不同的单位，一份${name}只记一个单位。`, place: 'records' });
    facility = at;
  }
  const place = facility === undefined ? undefined : context.source.record('facility', facility);
  return ok({ ...alone, facility: place && !place.deleted ? readFacility(place) : null });
}
