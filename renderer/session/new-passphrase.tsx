import { Input } from 'antd';
import type { ReactNode } from 'react';
import { Labelled } from '#renderer/ui/labelled.tsx';
import { type PassphrasePair, strengthOf } from './passphrase-strength.ts';

/** A new passphrase, typed twice, with its strength in bars and words. */
export function NewPassphrase({
  value,
  onChange,
  label = '口令',
}: {
  value: PassphrasePair;
  onChange: (pair: PassphrasePair) => void;
  label?: string;
}): ReactNode {
  const strength = strengthOf(value.first);
  return (
    <>
      <Labelled name={label}>
        {(id) => (
          <Input.Password
            id={id}
            aria-label={label}
            value={value.first}
            autoComplete="new-password"
            onChange={(event) => onChange({ ...value, first: event.target.value })}
          />
        )}
      </Labelled>
      <div className="strength" data-level={strength.level} aria-hidden>
        <span />
        <span />
        <span />
        <span />
      </div>
      <div className="small soft" role="status">
        口令强度：{strength.words}
      </div>
      <Labelled name="再输入一次">
        {(id) => (
          <Input.Password
            id={id}
            aria-label={`再输入一次${label}`}
            value={value.second}
            autoComplete="new-password"
            status={value.second !== '' && value.second !== value.first ? 'warning' : ''}
            onChange={(event) => onChange({ ...value, second: event.target.value })}
          />
        )}
      </Labelled>
    </>
  );
}
