import { Button, Input } from 'antd';
import { type KeyboardEvent, type ReactNode, type Ref, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useCommand } from '#renderer/data/use-command.ts';
import { type DraftField, useDraftField, useDraftRecord } from '#renderer/data/use-draft-field.ts';
import { meansEnter } from '#renderer/ui/enter-line.tsx';
import { Keys } from '#renderer/ui/words.tsx';
import type { InterviewLine } from '#shared/interview/interview.ts';
import { newId } from '#shared/kernel/ids.ts';
import { systemRandom } from '#shared/kernel/random.ts';
import { useLinesAhead } from './lines-ahead.ts';

interface TalkLinesProps {
  readonly interview: string;
  readonly lines: readonly InterviewLine[];
}

/**
 * Questions and answers, by Enter: from the question to its answer, from the answer to the next question. Shift+Enter breaks a line.
 * A new line is there for typing at once; what is typed before its record exists is a draft like any other.
 */
export function TalkLines({ interview, lines }: TalkLinesProps): ReactNode {
  const run = useCommand();
  const ahead = useLinesAhead(interview, lines);
  /** The line whose question gets the focus once it is there. */
  const [fresh, setFresh] = useState<string | null>(null);
  const add = (after: string | null): void => {
    const id = newId(systemRandom);
    // At once, so that the next key already lands in the question.
    flushSync(() => {
      ahead.add(id, after);
      setFresh(id);
    });
    void run('interviewLine.add', { interview, after, question: '', answer: '', id });
  };
  const { shown } = ahead;
  const remove = (id: string): void => ahead.hide(id, run('interviewLine.remove', { id }));
  return (
    <div>
      {shown.map((line, at) => (
        <OneLine
          key={line.id}
          line={line}
          focused={line.id === fresh}
          before={shown[at - 2]?.id ?? null}
          after={shown[at + 1]?.id}
          first={at === 0}
          onNext={() => add(line.id)}
          onRemove={() => remove(line.id)}
        />
      ))}
      <div className="row" style={{ marginTop: 8 }}>
        <Button onClick={() => add(shown.at(-1)?.id ?? null)}>{shown.length === 0 ? '开始第一问' : '增加一问'}</Button>
        <span className="soft small">
          <Keys keys="回车" /> 从问到答，从答到下一问　 <Keys keys="Shift+回车" /> 换行
        </span>
      </div>
    </div>
  );
}

interface OneLineProps {
  readonly line: InterviewLine;
  readonly focused: boolean;
  /** Behind which line it stands after a step up; null: first. */
  readonly before: string | null;
  /** Behind which line it stands after a step down. */
  readonly after: string | undefined;
  readonly first: boolean;
  readonly onNext: () => void;
  readonly onRemove: () => void;
}

type Area = HTMLTextAreaElement;

function OneLine({ line, focused, before, after, first, onNext, onRemove }: OneLineProps): ReactNode {
  const run = useCommand();
  const record = useDraftRecord('interviewLine', line.id);
  const question = useDraftField(record, 'question', line.question);
  const answer = useDraftField(record, 'answer', line.answer);
  const asked = useRef<Area>(null);
  const answered = useRef<Area>(null);
  useLayoutEffect(() => {
    if (focused) asked.current?.focus();
  }, [focused]);
  const onQuestion = (event: KeyboardEvent): void => {
    if (meansEnter(event) && !event.shiftKey) {
      event.preventDefault();
      answered.current?.focus();
    } else if (event.key === 'Backspace' && question.value === '' && answer.value === '') {
      event.preventDefault();
      onRemove();
    }
  };
  const onAnswer = (event: KeyboardEvent): void => {
    if (!meansEnter(event) || event.shiftKey) return;
    event.preventDefault();
    onNext();
  };
  const move = (to: string | null): void => void run('interviewLine.move', { id: line.id, after: to });
  return (
    <div className="talk-line">
      <span className="talk-mark">问</span>
      <LineArea label="问" field={question} areaRef={asked} onKeyDown={onQuestion} />
      <div className="talk-tools">
        <Button size="small" type="text" disabled={first} aria-label="上移这一问" onClick={() => move(before)}>
          ↑
        </Button>
        <Button size="small" type="text" disabled={after === undefined} aria-label="下移这一问" onClick={() => after !== undefined && move(after)}>
          ↓
        </Button>
        <Button size="small" type="text" danger aria-label="删除这一问（可撤销）" onClick={onRemove}>
          删
        </Button>
      </div>
      <span className="talk-mark">答</span>
      <div className="talk-answer">
        <LineArea label="答" field={answer} areaRef={answered} onKeyDown={onAnswer} />
      </div>
    </div>
  );
}

interface LineAreaProps {
  readonly label: string;
  readonly field: DraftField<string>;
  readonly areaRef: Ref<Area>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function LineArea({ label, field, areaRef, onKeyDown }: LineAreaProps): ReactNode {
  return (
    <div>
      <Input.TextArea
        ref={(instance) => {
          const area = instance?.resizableTextArea?.textArea ?? null;
          if (typeof areaRef === 'function') areaRef(area);
          else if (areaRef) areaRef.current = area;
        }}
        aria-label={label}
        autoSize={{ minRows: 1, maxRows: 16 }}
        value={field.value}
        onChange={(event) => field.set(event.target.value)}
        onKeyDown={onKeyDown}
        {...field.handlers}
      />
      {field.refusal ? (
        <div className="field-refusal" role="alert">
          {field.refusal.words}
        </div>
      ) : null}
    </div>
  );
}
