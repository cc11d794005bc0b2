import { Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useWay } from '#renderer/app/route.tsx';
import { useShortcut } from '#renderer/app/shortcuts.ts';
import { useCommand } from '#renderer/data/use-command.ts';
import { useView } from '#renderer/data/use-view.ts';
import { FieldRow } from '#renderer/ui/field-row.tsx';
import { matchesText } from '#renderer/ui/pinyin.ts';
import { StreamBand } from '#renderer/ui/words.tsx';
import type { Refusal } from '#shared/kernel/result.ts';
import type { DraftChoices } from '#shared/letter/draft-choices.ts';
import { letterKinds } from '#shared/letter/kinds.ts';
import type { PersonCaseInput } from '#shared/letter/person.ts';
import { type LetterType, letterTypeWords, type ReviewOutcome } from '#shared/letter/words.ts';
import { AboutPaper } from './about-paper.tsx';
import { ChoiceList } from './choice-list.tsx';
import { OutcomeChoice } from './outcome-choice.tsx';
import { emptyPerson, PersonForm } from './person-form.tsx';

const listNames: Partial<Readonly<Record<(typeof letterKinds)[LetterType]['source'], string>>> = {
  letter: '送达的文书',
  reply: '书面异议',
  interview: '谈话',
  workLog: '工作日志',
  copiedMaterial: '调取的材料',
};

interface DraftFormProps {
  readonly type: LetterType;
  /** The objection that a decision is drafted on, where it is known already. */
  readonly objection: string | null;
  readonly onDrafted: (id: string) => void;
}

/** What one kind of paper is drafted from, and nothing else. */
export function DraftForm({ type, objection, onDrafted }: DraftFormProps): ReactNode {
  const kind = letterKinds[type];
  const run = useCommand(true);
  const { go } = useWay();
  const { data: round } = useView('round.overview', {});
  const facilities = round?.facilities ?? [];
  const [chosenPlace, setPlace] = useState<string>();
  const place = chosenPlace ?? (facilities.length === 1 ? facilities[0]?.id : undefined);
  const { data } = useView('letters.draftChoices', { type, ...(place === undefined ? {} : { facility: place }) });
  const [ticked, setTicked] = useState<readonly string[]>(objection !== null && kind.source === 'reply' ? [objection] : []);
  const [outcome, setOutcome] = useState<ReviewOutcome>();
  const [recipient, setRecipient] = useState('');
  const [person, setPerson] = useState<PersonCaseInput>(emptyPerson);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const followUp = type === 'urging' || type === 'reportUpward';
  const placeless = kind.source === 'round' || kind.source === 'letter' || kind.source === 'reply';
  const draft = async (): Promise<void> => {
    if (followUp) return;
    const result = await run('letter.draft', {
      ...{ type, facility: placeless ? '' : (place ?? ''), findings: [] },
      ...partsOf(type, ticked),
      ...(kind.source === 'person' ? { person } : {}),
      ...(outcome === undefined ? {} : { outcome }),
      ...(recipient.trim() === '' ? {} : { recipient }),
    });
    if (result.ok) onDrafted(result.value.id);
    else setRefusal(result.refusal);
  };
  useShortcut(['ctrl+enter'], () => void draft());
  const tick = (ids: readonly string[]): void => {
    setTicked(ids);
    setRefusal(null);
  };
  const choose = (one: ReviewOutcome): void => {
    setOutcome(one);
    setRefusal(null);
  };
  const refused = (field: string): Refusal | null => (refusal?.place === field ? refusal : null);
  if (followUp)
    return (
      <div className="draft-form">
        <h3>{letterTypeWords[type]}</h3>
        <AboutPaper data={data} />
        <p>文书发出后逾期没有回复的，在“期限”中由那一件文书起草，发出日期、期限和逾期天数自动写入。</p>
        <div>
          <Button type="primary" onClick={() => go({ screen: 'clock' })}>
            去期限看板
          </Button>
        </div>
      </div>
    );
  return (
    <div className="draft-form">
      <h3>{letterTypeWords[type]}</h3>
      {kind.streams.length === 1 && kind.streams[0] !== 'prison' && kind.streams[0] ? <StreamBand stream={kind.streams[0]} /> : null}
      <AboutPaper data={data} />
      {placeless ? null : (
        <FieldRow name="被巡单位" htmlFor="draft-facility" refusal={refused('facility')}>
          <Select
            id="draft-facility"
            aria-label="被巡单位"
            style={{ width: '100%' }}
            placeholder="选择单位"
            value={place ?? null}
            onChange={(id: string) => {
              setPlace(id);
              setTicked([]);
            }}
            showSearch={{ filterOption: (input, option) => matchesText(String(option?.label ?? ''), input) }}
            options={facilities.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </FieldRow>
      )}
      {kind.source === 'person' ? (
        <>
          <FieldRow name="主送" htmlFor="draft-recipient" refusal={refused('recipient')} note={data?.about.recipients}>
            <Input
              id="draft-recipient"
              aria-label="主送"
              maxLength={80}
              placeholder="机关全称"
              value={recipient}
              onChange={(event) => setRecipient(event.target.value)}
            />
          </FieldRow>
          <PersonForm
            person={person}
            onChange={setPerson}
            refusal={refused('person')}
            ruling={type.endsWith('RulingOpinion') || type === 'releaseDecisionOpinion'}
          />
        </>
      ) : null}
      <Choices type={type} data={data} place={placeless || place !== undefined} ticked={ticked} onTick={tick} />
      {kind.source === 'reply' ? <OutcomeChoice outcome={outcome} refusal={refused('outcome')} onChoose={choose} /> : null}
      {refusal && !['facility', 'recipient', 'person', 'outcome'].includes(refusal.place ?? '') ? (
        <div className="field-refusal" role="alert">
          {refusal.words}
          {refusal.next}
        </div>
      ) : null}
      <div className="row">
        <Button type="primary" onClick={() => void draft()}>
          起草{letterTypeWords[type]}
        </Button>
        <span className="soft small">Ctrl+Enter</span>
      </div>
    </div>
  );
}

/** Where the ticked records belong in the command. */
function partsOf(type: LetterType, ticked: readonly string[]): { findings?: string[]; about?: string; reply?: string; records?: string[] } {
  const [first] = ticked;
  switch (letterKinds[type].source) {
    case 'letter':
      return first === undefined ? {} : { about: first };
    case 'reply':
      return first === undefined ? {} : { reply: first };
    case 'interview':
    case 'workLog':
    case 'copiedMaterial':
      return { records: [...ticked] };
    default:
      return { findings: [...ticked] };
  }
}

interface ChoicesProps {
  readonly type: LetterType;
  readonly data: DraftChoices | undefined;
  /** Whether the place is known, or none is needed. */
  readonly place: boolean;
  readonly ticked: readonly string[];
  readonly onTick: (ids: readonly string[]) => void;
}

function Choices({ type, data, place, ticked, onTick }: ChoicesProps): ReactNode {
  const { source, findings } = letterKinds[type];
  const name = listNames[source];
  const list = (label: string, single: boolean, empty: string): ReactNode => (
    <ChoiceList label={label} choices={data?.choices ?? []} single={single} ticked={ticked} onTick={onTick} empty={empty} />
  );
  if (name !== undefined) return place ? list(name, source === 'letter' || source === 'reply' || source === 'interview', `没有可用的${name}。`) : null;
  if (!place || findings === 'none' || source === 'round') return null;
  if (findings === 'all') return <p className="soft">这个单位已确认的问题 {data?.choices.length ?? 0} 个将全部写入，起草后可以逐条删改。</p>;
  return list(findings === 'chosen' ? '写入的问题' : '所依据的问题（可不选）', false, '这个单位没有可以写入的已确认问题。');
}
