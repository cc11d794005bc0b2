import { Button, Input, type InputRef, Segmented } from 'antd';
import { type KeyboardEvent, type ReactNode, type Ref, useState } from 'react';
import { useWay } from '#renderer/app/route.tsx';
import { useCommand, useTell } from '#renderer/data/use-command.ts';
import { type KeptText, useKeptText } from '#renderer/data/use-kept-text.ts';
import { FieldRow } from '#renderer/ui/field-row.tsx';
import { Dash, Keys, Mark, StreamBand } from '#renderer/ui/words.tsx';
import type { AnswerInput } from '#shared/checklist/answer.ts';
import { outcomeWords } from '#shared/checklist/checklist.ts';
import type { RunItem } from '#shared/checklist/views.ts';
import type { Refusal } from '#shared/kernel/result.ts';

type Given = Omit<AnswerInput, 'facility'>;

/** Answers an item of this place; null when it was refused (the words are shown). */
export function useAnswer(facility: string): (given: Given) => Promise<{ finding: string | null } | null> {
  const run = useCommand();
  const tell = useTell();
  return async (given) => {
    const done = await run('check.answer', { ...given, facility });
    if (!done.ok) return null;
    if (done.value.finding !== null) tell.note('已开出一条问题，事实和证据可随后补充。');
    return done.value;
  };
}

interface AnswerFormProps {
  readonly row: RunItem;
  readonly facility: string;
  readonly wings: readonly string[];
  readonly mode: 'none' | 'notChecked';
  readonly onMode: (mode: 'none' | 'notChecked') => void;
  readonly firstRef: Ref<InputRef>;
  readonly onDone: () => void;
  /** 发现问题: asks first where such problems are on record; `onNew` opens one more in any case. */
  readonly onFound: () => void;
  readonly onNew: () => void;
  readonly tieRef: Ref<HTMLButtonElement>;
}

/** Null where nothing was written; NaN for what is no whole number. */
function numberOf(text: string): number | null {
  const written = text.normalize('NFKC').trim();
  if (written === '') return null;
  return /^\d{1,6}$/.test(written) ? Number(written) : Number.NaN;
}

/** The item, what to look at, and its answer at this place. */
export function AnswerForm({ row, facility, mode, onMode, firstRef, onDone, onFound, onNew, tieRef }: AnswerFormProps): ReactNode {
  const { item, answer } = row;
  const { go } = useWay();
  const run = useCommand(true);
  const shown = (value: number | null | undefined): string => (value === null || value === undefined ? '' : String(value));
  const form = `check ${item.id}.${facility}`;
  const files = useKeptText(form, 'files', shown(answer?.files));
  const hours = useKeptText(form, 'hours', shown(answer?.hours));
  const persons = useKeptText(form, 'persons', shown(answer?.persons));
  const looked = useKeptText(form, 'looked', answer?.looked ?? '');
  const reason = useKeptText(form, 'reason', answer?.reason ?? '');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const save = async (): Promise<void> => {
    const amounts = { files: numberOf(files.text), hours: numberOf(hours.text), persons: numberOf(persons.text) };
    const unread = (Object.keys(amounts) as (keyof typeof amounts)[]).find((name) => Number.isNaN(amounts[name]));
    if (mode === 'none' && unread !== undefined) {
      setRefusal({ code: 'check.number', words: '数量应为整数。', next: '零散时长可以写在查看情况中。', place: unread });
      return;
    }
    const given: AnswerInput =
      mode === 'none'
        ? { item: item.id, facility, outcome: 'none', ...amounts, looked: looked.text }
        : { item: item.id, facility, outcome: 'notChecked', reason: reason.text };
    const done = await run('check.answer', given);
    setRefusal(done.ok ? null : done.refusal);
    if (!done.ok) return;
    for (const kept of [files, hours, persons, looked, reason]) kept.clear();
    onDone();
    document.querySelector<HTMLElement>('.checklist-list .data-table')?.focus();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void save();
  };
  const place = (...fields: string[]): Refusal | null => (refusal && fields.includes(refusal.place ?? '') ? refusal : null);
  const count = (field: string, name: string, unit: string, { text, set }: KeptText, ref?: Ref<InputRef>): ReactNode => (
    <FieldRow name={name} htmlFor={`check-${name}`} refusal={refusal?.code === 'check.number' ? place(field) : null}>
      <Input
        id={`check-${name}`}
        {...(ref ? { ref } : {})}
        inputMode="numeric"
        suffix={unit}
        maxLength={6}
        style={{ width: 120 }}
        value={text}
        onChange={(event) => set(event.target.value)}
        onKeyDown={onKey}
      />
    </FieldRow>
  );
  return (
    <section className="editor" aria-label="检查结果" data-region tabIndex={-1}>
      <div className="editor-head">
        <h2>
          <span className="number soft">{item.type}</span> {item.title}
        </h2>
      </div>
      {item.area === 'M' ? <StreamBand stream="residentOffice" /> : null}
      <div className="editor-body">
        <FieldRow name="查什么">
          <div className="field-text">{item.lookAt || <Dash />}</div>
        </FieldRow>
        <FieldRow name="依据">
          <div className="field-text">{item.basis || <Dash />}</div>
        </FieldRow>
        {answer?.findings.length ? (
          <FieldRow name="已开问题">
            {answer.findings.map((id, i) => (
              <button key={id} type="button" className="link-button" onClick={() => go({ screen: 'finding', id })}>
                第 {i + 1} 条
              </button>
            ))}
          </FieldRow>
        ) : null}
        {row.untied.length > 0 ? <UntiedProblems row={row} facility={facility} onDone={onDone} onNew={onNew} tieRef={tieRef} /> : null}
        <FieldRow name="现有结果">
          <div className="field-text">
            {answer?.outcome ? (
              <>
                <Mark>{outcomeWords[answer.outcome]}</Mark> <span className="soft small number">{answer.answeredOn}</span>
                {answer.reason === '' ? null : <div>{answer.reason}</div>}
              </>
            ) : (
              <span className="soft">未填</span>
            )}
          </div>
        </FieldRow>
        <div className="row">
          <Button type="primary" onClick={onFound}>
            发现问题 <Keys keys="1" />
          </Button>
          <Segmented<'none' | 'notChecked'>
            aria-label="结果"
            value={mode}
            onChange={onMode}
            options={[
              { value: 'none', label: '未发现问题（2）' },
              { value: 'notChecked', label: '未检查（3）' },
            ]}
          />
        </div>
        {mode === 'none' ? (
          <>
            {count('files', '查阅案卷', '卷', files, firstRef)}
            {count('hours', '录像小时', '小时', hours)}
            {count('persons', '谈话人数', '人', persons)}
            <FieldRow
              name="查看情况"
              htmlFor="check-looked"
              refusal={refusal?.code === 'check.number' ? null : place('files', 'outcome')}
              note="写明看了什么：卷、小时、人数、情况至少填一项。"
            >
              <Input id="check-looked" maxLength={500} value={looked.text} onChange={(event) => looked.set(event.target.value)} onKeyDown={onKey} />
            </FieldRow>
          </>
        ) : (
          <FieldRow name="原因" htmlFor="check-reason" refusal={place('reason', 'outcome')}>
            <Input
              id="check-reason"
              ref={firstRef}
              maxLength={500}
              value={reason.text}
              onChange={(event) => reason.set(event.target.value)}
              onKeyDown={onKey}
            />
          </FieldRow>
        )}
        <div>
          <Button onClick={() => void save()}>
            记下，下一项 <Keys keys="回车" />
          </Button>
        </div>
      </div>
    </section>
  );
}

type UntiedProps = Pick<AnswerFormProps, 'row' | 'facility' | 'onDone' | 'onNew' | 'tieRef'>;

/** Problems of this type that were written down before the item was answered: tied to it at one press, instead of being recorded twice. */
function UntiedProblems({ row: { item, untied }, facility, onDone, onNew, tieRef }: UntiedProps): ReactNode {
  const { go } = useWay();
  const run = useCommand();
  const tell = useTell();
  const tie = async (): Promise<void> => {
    const done = await run('check.answer', { item: item.id, facility, outcome: 'found', known: untied.map(({ id }) => id) });
    if (!done.ok) return;
    tell.note(`已把 ${untied.length} 个问题关联到本项。`);
    onDone();
  };
  return (
    <FieldRow name="同类问题">
      <div className="field-text">
        本单位已登记 {untied.length} 个，还没有关联到本项：
        {untied.map(({ id, title }) => (
          <div key={id}>
            <button type="button" className="link-button" onClick={() => go({ screen: 'finding', id })}>
              {title || '未写标题'}
            </button>
          </div>
        ))}
        <div className="row">
          <Button ref={tieRef} size="small" onClick={() => void tie()}>
            关联到本项
          </Button>
          <Button size="small" onClick={onNew}>
            另开一条新问题
          </Button>
        </div>
      </div>
    </FieldRow>
  );
}
