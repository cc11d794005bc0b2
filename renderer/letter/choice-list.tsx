import { Checkbox, Input, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { matchesText } from '#renderer/ui/pinyin.ts';
import type { DraftChoice } from '#shared/letter/draft-choices.ts';

interface ChoiceListProps {
  readonly label: string;
  readonly choices: readonly DraftChoice[];
  readonly single: boolean;
  readonly ticked: readonly string[];
  readonly onTick: (ids: readonly string[]) => void;
  readonly empty: string;
}

/** From this many choices on a field narrows the list. */
const SEARCHED = 9;

/** Records to draft from: one, or several with a tick for each and for all of one day. */
export function ChoiceList({ label, choices, single, ticked, onTick, empty }: ChoiceListProps): ReactNode {
  const [query, setQuery] = useState('');
  if (choices.length === 0) return <p className="soft">{empty}</p>;
  const shown = choices.filter((choice) => matchesText(`${choice.label}${choice.note}`, query));
  const groups = [...new Set(shown.map((choice) => choice.group))];
  const toggle = (ids: readonly string[], on: boolean): void => {
    const rest = ticked.filter((id) => !ids.includes(id));
    onTick(on ? [...rest, ...ids] : rest);
  };
  const all = shown.map(({ id }) => id);
  return (
    <fieldset className="choice-list">
      <legend>
        {label} <span className="soft number">{single ? '' : `已选 ${ticked.length} / ${choices.length}`}</span>
      </legend>
      {choices.length >= SEARCHED ? (
        <Input aria-label={`筛选${label}`} placeholder="筛选" allowClear value={query} onChange={(event) => setQuery(event.target.value)} />
      ) : null}
      {single ? null : (
        <Checkbox checked={all.length > 0 && all.every((id) => ticked.includes(id))} onChange={(event) => toggle(all, event.target.checked)}>
          全选
        </Checkbox>
      )}
      <div className="choice-scroll">
        {groups.map((group) => {
          const rows = shown.filter((choice) => choice.group === group);
          return (
            <div key={group}>
              {group === '' ? null : (
                <Checkbox
                  className="choice-group"
                  checked={rows.every(({ id }) => ticked.includes(id))}
                  onChange={(event) =>
                    toggle(
                      rows.map(({ id }) => id),
                      event.target.checked,
                    )
                  }
                >
                  {group}
                </Checkbox>
              )}
              {rows.map((choice) => (
                <div key={choice.id} className="choice-row">
                  {single ? (
                    <Radio checked={ticked[0] === choice.id} onChange={() => onTick([choice.id])}>
                      {choice.label} <span className="soft small">{choice.note}</span>
                    </Radio>
                  ) : (
                    <Checkbox checked={ticked.includes(choice.id)} onChange={(event) => toggle([choice.id], event.target.checked)}>
                      {choice.label} <span className="soft small">{choice.note}</span>
                    </Checkbox>
                  )}
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
