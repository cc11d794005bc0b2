import { Button, Input } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { printRoot } from '#renderer/ui/print-root.ts';

const groupsOf = (code: string): string[] => code.split(/[-\s]+/).filter((group) => group !== '');
const plain = (text: string): string => text.replace(/[\s-]/g, '').toLowerCase();

/** Two groups to retype, the same for one code however often the page is drawn. */
function asked(groups: readonly string[]): readonly [number, number] {
  const sum = groups
    .join('')
    .split('')
    .reduce((total, character) => total + character.charCodeAt(0), 0);
  const first = sum % groups.length;
  const second = (first + 1 + (sum % Math.max(1, groups.length - 1))) % groups.length;
  return first < second ? [first, second] : [second, first];
}

interface RecoveryCodeProps {
  readonly code: string;
  readonly deviceName: string;
  readonly personName: string;
  readonly onDone: () => void;
}

/** The recovery code, shown this once: to be printed, or copied by hand and proven by retyping two of its groups. */
export function RecoveryCodePage({ code, deviceName, personName, onDone }: RecoveryCodeProps): ReactNode {
  const groups = useMemo(() => groupsOf(code), [code]);
  const [first, second] = useMemo(() => asked(groups), [groups]);
  const [printed, setPrinted] = useState(false);
  const [typed, setTyped] = useState({ first: '', second: '' });
  const proven = plain(typed.first) === plain(groups[first] ?? '') && plain(typed.second) === plain(groups[second] ?? '');
  const wrong = typed.first !== '' && typed.second !== '' && !proven;
  return (
    <div className="gate-sheet broad">
      <h1>恢复码</h1>
      <p>忘记口令或电脑损坏时，只有这组恢复码能打开保险库和备份。它只显示这一次，程序不保存。请打印或抄写，封存后与电脑分开保管。</p>
      {/* biome-ignore lint/a11y/useSemanticElements: a code in groups is no form. */}
      <div className="recovery-code" role="group" aria-label="恢复码">
        {groups.map((group, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place of a group is what it is.
          <div key={at}>
            <small>第 {at + 1} 组</small>
            {group}
          </div>
        ))}
      </div>
      <div className="row">
        <Button
          autoFocus
          onClick={() => {
            setPrinted(true);
            window.print();
          }}
        >
          打印恢复码
        </Button>
        <span className="soft">{printed ? '已交给打印机，请确认纸上清楚可读。' : '没有打印机时请手抄，并在下面核对两组。'}</span>
      </div>
      <form
        id="recovery-proof"
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          if (printed || proven) onDone();
        }}
      >
        <Input
          style={{ width: 200 }}
          aria-label={`核对第 ${first + 1} 组`}
          addonBefore={`第 ${first + 1} 组`}
          value={typed.first}
          onChange={(event) => setTyped({ ...typed, first: event.target.value })}
        />
        <Input
          style={{ width: 200 }}
          aria-label={`核对第 ${second + 1} 组`}
          addonBefore={`第 ${second + 1} 组`}
          value={typed.second}
          onChange={(event) => setTyped({ ...typed, second: event.target.value })}
        />
        {wrong ? <span className="field-refusal">与上面的恢复码不一致，请对照纸面重新输入。</span> : null}
      </form>
      <div>
        <Button type="primary" htmlType="submit" form="recovery-proof" disabled={!printed && !proven}>
          恢复码已保管好，继续
        </Button>
      </div>
      {createPortal(
        <div className="print-sheet">
          <h1>巡检台恢复码</h1>
          <p>
            电脑：{deviceName}　使用人：{personName}
          </p>
          <div className="print-code">
            {groups.map((group, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the place of a group is what it is.
              <div key={at}>
                {at + 1}．{group}
              </div>
            ))}
          </div>
          <p>持有本页即可打开保险库和备份。请封存，与电脑分开保管。</p>
        </div>,
        printRoot(),
      )}
    </div>
  );
}
