import { Button, DatePicker, Input, InputNumber, Radio } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useCommand } from '#renderer/data/use-command.ts';
import { type DraftField, type DraftRecord, useDraftField } from '#renderer/data/use-draft-field.ts';
import { DraftNames } from '#renderer/ui/draft-inputs.tsx';
import { FieldRow } from '#renderer/ui/field-row.tsx';
import type { DateOnly } from '#shared/kernel/date-only.ts';
import type { Refusal } from '#shared/kernel/result.ts';
import { plainContent, sameContent } from '#shared/letter/content.ts';
import { type LetterKind, letterKinds } from '#shared/letter/kinds.ts';
import type { Letter } from '#shared/letter/letter.ts';
import type { PersonCaseInput } from '#shared/letter/person.ts';
import { suggestionBasis } from '#shared/letter/suggestion-basis.ts';
import type { LetterDetail } from '#shared/letter/views.ts';
import { type SuggestionKind, suggestionKinds, suggestionKindWords } from '#shared/letter/words.ts';
import { emptyPerson, PersonForm } from './person-form.tsx';

interface FrameProps {
  readonly detail: LetterDetail;
  readonly record: DraftRecord;
  readonly locked: boolean;
}

/** What this kind of paper has besides its text, as the button that opens it says. */
export function frameWords({ type }: Pick<Letter, 'type'>): string {
  const kind = letterKinds[type];
  const parts = [
    ['标题', kind.family !== 'record'],
    ['制发院', true],
    ['建议类型', type === 'suggestionLetter'],
    ['签发人', kind.family === 'upward'],
    ['参加人员', kind.family === 'minutes'],
    ['落款', kind.family !== 'record'],
    ['抄送', copies(kind)],
    ['回复天数', kind.reply !== 'none'],
    ['罪犯情况', kind.source === 'person'],
  ] as const;
  return parts.flatMap(([name, has]) => (has ? name : [])).join('、');
}

/** Sheets and papers for the wall go to nobody else. */
const copies = ({ family }: LetterKind): boolean => family !== 'record' && family !== 'plain';

/** Title, who signs and when, who gets a copy: what stands around the text of a paper. */
export function LetterFrame({ detail, record, locked }: FrameProps): ReactNode {
  const { letter } = detail;
  const kind = letterKinds[letter.type];
  const title = useDraftField(record, 'title', letter.title);
  const issuer = useDraftField(record, 'issuer', letter.issuer);
  const signer = useDraftField(record, 'signer', letter.signer);
  const signDate = useDraftField<DateOnly | null>(record, 'signDate', letter.signDate);
  const copyTo = useDraftField<readonly string[]>(record, 'copyTo', letter.copyTo);
  const replyDays = useDraftField<number | null>(record, 'replyDays', letter.replyDays);
  return (
    <div className="letter-frame">
      {kind.family === 'record' ? null : <Line id="letter-title" name="标题" field={title} locked={locked} />}
      <Line id="letter-issuer" name={kind.signs === 'team' ? '署名' : '制发院'} field={issuer} locked={locked} />
      {letter.type === 'suggestionLetter' ? <KindRow detail={detail} record={record} locked={locked} /> : null}
      {kind.family === 'upward' ? <Line id="letter-signer" name="签发人" field={signer} locked={locked} note="上行文印在文号右侧" /> : null}
      {kind.family === 'minutes' ? <Attendance detail={detail} record={record} locked={locked} /> : null}
      {kind.family === 'record' ? null : (
        <FieldRow name="落款日期" htmlFor="letter-signDate" state={signDate.state} refusal={signDate.refusal}>
          <DatePicker
            id="letter-signDate"
            aria-label="落款日期"
            placeholder="留空"
            disabled={locked}
            value={signDate.value ? dayjs(signDate.value) : null}
            onChange={(day) => signDate.choose(day ? (day.format('YYYY-MM-DD') as DateOnly) : null)}
          />
        </FieldRow>
      )}
      {copies(kind) ? (
        <FieldRow name="抄送" htmlFor="letter-copyTo" state={copyTo.state} refusal={copyTo.refusal} note={locked ? undefined : '输入单位全称后按回车'}>
          {locked ? letter.copyTo.join('、') || <span className="soft">无</span> : <DraftNames id="letter-copyTo" label="抄送" field={copyTo} proposals={[]} />}
        </FieldRow>
      ) : null}
      {kind.reply === 'none' ? null : (
        <FieldRow
          name="回复天数"
          htmlFor="letter-replyDays"
          state={replyDays.state}
          refusal={replyDays.refusal}
          note={letter.type === 'suggestionLetter' ? '留空则按二个月计' : undefined}
        >
          <InputNumber
            id="letter-replyDays"
            aria-label="回复天数"
            min={1}
            max={365}
            disabled={locked}
            value={replyDays.value}
            onChange={(value) => replyDays.set(value)}
            onBlur={replyDays.handlers.onBlur}
          />
        </FieldRow>
      )}
      {kind.source === 'person' && !locked ? <PersonPart detail={detail} /> : null}
    </div>
  );
}

interface LineProps {
  readonly id: string;
  readonly name: string;
  readonly field: DraftField<string>;
  readonly locked: boolean;
  readonly note?: string;
}

/** One line of text of the frame, saving itself. */
export function Line({ id, name, field, locked, note }: LineProps): ReactNode {
  return (
    <FieldRow name={name} htmlFor={id} state={field.state} refusal={field.refusal} note={note}>
      <Input id={id} aria-label={name} readOnly={locked} value={field.value} onChange={(event) => field.set(event.target.value)} {...field.handlers} />
    </FieldRow>
  );
}

/** What each kind is for. The drafted basis paragraph follows the kind; one that a person has written stays, and this says so. */
const kindNotes: Readonly<Record<SuggestionKind, string>> = {
  correction: '监狱等执法机关存在普遍性、倾向性违法或者重大隐患（检察建议工作规定第九条）',
  governance: '制度、管理等社会治理问题（检察建议工作规定第十一条）；报批前由法律政策研究部门审核（第十七条，待核），审批次序见设置',
};

function kindNote({ letter, blocks }: LetterDetail, kind: SuggestionKind): string {
  const written = blocks.some(({ part, content }) => part === 'basis' && !sameContent(content, plainContent(suggestionBasis(letter.suggestionKind))));
  return written ? `${kindNotes[kind]}。依据段落已经改写过，不随类型改变，请自行核对条文。` : `${kindNotes[kind]}。改变类型时依据段落一并改写。`;
}

function KindRow({ detail, record, locked }: FrameProps): ReactNode {
  const kind = useDraftField<SuggestionKind>(record, 'suggestionKind', detail.letter.suggestionKind);
  return (
    <FieldRow name="建议类型" state={kind.state} refusal={kind.refusal} note={locked ? kindNotes[kind.value] : kindNote(detail, kind.value)}>
      <Radio.Group
        id="letter-suggestionKind"
        aria-label="检察建议类型"
        disabled={locked}
        value={kind.value}
        onChange={(event) => kind.choose(event.target.value as SuggestionKind)}
        options={suggestionKinds.map((value) => ({ value, label: suggestionKindWords[value] }))}
      />
    </FieldRow>
  );
}

type Present = { readonly label: string; readonly names: string };

/** 出席, 列席 of a 纪要: one line each. */
function Attendance({ detail, record, locked }: FrameProps): ReactNode {
  const field = useDraftField<readonly Present[]>(record, 'attendance', detail.letter.attendance);
  return field.value.map(({ label, names }, i) => (
    <FieldRow key={label} name={label} htmlFor={`letter-attendance-${i}`} state={field.state} refusal={i === 0 ? field.refusal : null}>
      <Input
        id={`letter-attendance-${i}`}
        aria-label={label}
        readOnly={locked}
        maxLength={2_000}
        value={names}
        onChange={(event) => field.set(field.value.map((one, at) => (at === i ? { ...one, names: event.target.value } : one)))}
        {...field.handlers}
      />
    </FieldRow>
  ));
}

/** The person of an opinion: the period runs from the day of receipt entered here. The text says what it was drafted with until it is written anew. */
function PersonPart({ detail: { letter } }: Pick<FrameProps, 'detail'>): ReactNode {
  const run = useCommand();
  const [person, setPerson] = useState<PersonCaseInput | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  if (person === null)
    return (
      <div>
        <Button size="small" onClick={() => setPerson(letter.person ?? emptyPerson)}>
          修改罪犯情况
        </Button>
      </div>
    );
  const save = async (): Promise<void> => {
    const done = await run('letter.edit', { id: letter.id, fields: { person: person as never } });
    setRefusal(done.ok ? null : done.refusal);
    if (done.ok) setPerson(null);
  };
  return (
    <div className="stack">
      <PersonForm person={person} onChange={setPerson} refusal={refusal} ruling={/RulingOpinion|DecisionOpinion/.test(letter.type)} />
      <p className="soft small">期限按收到副本日期重新计算；正文已经写好的文字不随之改变，请一并核对。</p>
      <div className="row">
        <Button size="small" type="primary" onClick={() => void save()}>
          保存罪犯情况
        </Button>
        <Button size="small" onClick={() => setPerson(null)}>
          返回
        </Button>
      </div>
    </div>
  );
}
