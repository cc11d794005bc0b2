import { Button } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTell } from '#renderer/data/use-command.ts';
import { useView } from '#renderer/data/use-view.ts';
import { useWorkbookExport } from '#renderer/document/use-document-export.ts';
import { copyText } from '#renderer/ui/copy-text.ts';
import { ProgressNote } from '#renderer/ui/progress-note.tsx';
import { Dash } from '#renderer/ui/words.tsx';
import type { CardField } from '#shared/letter/case-card.ts';
import type { ViewParams } from '#shared/workbench/workbench.ts';
import './case-card.css';

/** 案卡: the fields of the official system in its order; Enter copies one and goes to the next. */
export function CaseCardPanel(params: ViewParams<'letters.caseCard'>): ReactNode {
  const { data } = useView('letters.caseCard', params);
  const { exportWorkbook, work, stop } = useWorkbookExport();
  if (!data) return <span className="soft">正在读取</span>;
  return (
    <div className="stack">
      <div className="row">
        <p className="soft small grow">按正式办案系统的填录顺序。上下键移动，回车复制当前一项并移到下一项；最终以正式系统为准。</p>
        <Button size="small" disabled={work !== null} onClick={() => void exportWorkbook(data.workbook, data.title)}>
          导出表格
        </Button>
      </div>
      {work ? <ProgressNote words={work.words} share={work.share} onCancel={stop} /> : null}
      <Fields fields={data.fields} />
    </div>
  );
}

function Fields({ fields }: { fields: readonly CardField[] }): ReactNode {
  const tell = useTell();
  const [at, setAt] = useState(0);
  const [copied, setCopied] = useState<number | null>(null);
  const rows = useRef<(HTMLButtonElement | null)[]>([]);
  const wanted = useRef(false);
  useEffect(() => {
    if (wanted.current) rows.current[at]?.focus();
    wanted.current = false;
  }, [at]);
  const move = (to: number): void => {
    wanted.current = true;
    setAt(Math.max(0, Math.min(fields.length - 1, to)));
  };
  const copy = (which: number): void => {
    const value = fields[which]?.value ?? '';
    if (value !== '' && !copyText(value)) {
      tell.trouble({ words: '系统没有允许复制。', next: '请选中文字后按 Ctrl+C。' });
      return;
    }
    if (value !== '') setCopied(which);
    move(which + 1);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const to =
      event.key === 'ArrowDown' ? at + 1 : event.key === 'ArrowUp' ? at - 1 : event.key === 'Home' ? 0 : event.key === 'End' ? fields.length - 1 : undefined;
    if (to === undefined) return;
    event.preventDefault();
    move(to);
  };
  return (
    <ul className="case-card" aria-label="案卡项目" onKeyDown={onKey}>
      {fields.map((field, i) => (
        <li key={`${field.group}${field.label}`}>
          {field.group === fields[i - 1]?.group ? null : <h3>{field.group}</h3>}
          <button
            type="button"
            ref={(element) => {
              rows.current[i] = element;
            }}
            className="plain-button case-field"
            tabIndex={i === at ? 0 : -1}
            aria-label={`${field.label}：${field.value === '' ? '空' : field.value}，回车复制`}
            onFocus={() => setAt(i)}
            onClick={() => copy(i)}
          >
            <span className="soft">{field.label}</span>
            <span>{field.value === '' ? <Dash /> : field.value}</span>
            <span className="soft small">{copied === i ? '已复制' : ''}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
