import { Button, DatePicker, Input, Segmented } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useAttempt, useCommand, useTell } from '#renderer/data/use-command.ts';
import { useView } from '#renderer/data/use-view.ts';
import { ChoiceFilter } from '#renderer/ui/choice-filter.tsx';
import { FileDrop } from '#renderer/ui/file-drop.tsx';
import { Mark, TroubleNote } from '#renderer/ui/words.tsx';
import type { ArticleRow, LibraryAnswer } from '#shared/library/search.ts';
import { severityWords } from '#shared/taxonomy/words.ts';
import type { CommandInput } from '#shared/workbench/workbench.ts';
import { NewArticle } from './new-article.tsx';
import { NewType, OwnTypeName } from './own-type.tsx';
import './library.css';

type Tab = 'articles' | 'types' | 'calendar';

/** 资料库: the law of a day, the problem types with their basis of that day, and what the round added itself. */
export function LibraryScreen(): ReactNode {
  const [tab, setTab] = useState<Tab>('articles');
  const [on, setOn] = useState('');
  const [text, setText] = useState('');
  const [law, setLaw] = useState<string | undefined>(undefined);
  const { data, trouble } = useView('library.search', { text, ...(on === '' ? {} : { on }), ...(law === undefined ? {} : { law }) });
  if (trouble) return <TroubleNote trouble={trouble} />;
  if (!data) return null;
  return (
    <div className="screen" data-region tabIndex={-1}>
      <div className="screen-inner">
        <h1>资料库</h1>
        <div className="row library-filter">
          <Segmented<Tab>
            aria-label="资料种类"
            value={tab}
            onChange={setTab}
            options={[
              { value: 'articles', label: `法规条文 ${data.articleTotal}` },
              { value: 'types', label: `问题类型 ${data.typeTotal}` },
              { value: 'calendar', label: '节假日' },
            ]}
          />
          {tab === 'calendar' ? null : (
            <>
              <label htmlFor="library-on">适用日期</label>
              <DatePicker
                id="library-on"
                style={{ width: 150 }}
                allowClear={on !== ''}
                value={dayjs(on === '' ? data.on : on)}
                onChange={(day) => setOn(day ? day.format('YYYY-MM-DD') : '')}
              />
              <Input
                aria-label="查找"
                allowClear
                placeholder="代码、词语或拼音首字母"
                style={{ width: 220 }}
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            </>
          )}
          {tab === 'articles' ? (
            <ChoiceFilter
              label="法规"
              all="全部法规"
              width={260}
              value={law}
              onChange={setLaw}
              options={data.laws.map((one) => ({ value: one.id, label: `${one.title}${one.label ? `（${one.label}）` : ''}` }))}
            />
          ) : null}
        </div>
        {tab === 'articles' ? <Articles data={data} /> : tab === 'types' ? <Types data={data} /> : <CalendarYears years={data.calendarYears} />}
      </div>
    </div>
  );
}

function Marks({ verified, own }: { verified: boolean; own: boolean }): ReactNode {
  return (
    <>
      {verified ? null : (
        <Mark tone="attention" title="没有与原文核对">
          待核
        </Mark>
      )}{' '}
      {own ? <Mark tone="action">本轮增改</Mark> : null}
    </>
  );
}

function Articles({ data }: { data: LibraryAnswer }): ReactNode {
  const [editing, setEditing] = useState<string | null>(null);
  return (
    <>
      <NewArticle laws={data.laws} />
      {data.articleTotal > data.articles.length ? <p className="soft small">显示前 {data.articles.length} 条，请选择法规或输入词语缩小范围。</p> : null}
      <table className="grid-table library-table" aria-label={`${data.on}适用的条文`}>
        <thead>
          <tr>
            <th scope="col">法规</th>
            <th scope="col">条</th>
            <th scope="col">要旨</th>
            <th scope="col">核对</th>
            <th scope="col">更正</th>
          </tr>
        </thead>
        <tbody>
          {data.articles.map((row) => (
            <tr key={row.key}>
              <td>
                {row.law}
                <span className="soft small"> {row.versionLabel}</span>
              </td>
              <td className="nowrap">{row.place}</td>
              <td>{editing === row.key ? <GistEditor row={row} onDone={() => setEditing(null)} /> : row.gist}</td>
              <td className="nowrap">
                {row.verified ? <span className="soft">已与原文核对</span> : null}
                <Marks verified={row.verified} own={row.own !== null} />
              </td>
              <td className="nowrap">
                <button
                  type="button"
                  className="link-button"
                  aria-label={`更正${row.law}${row.place}`}
                  onClick={() => setEditing(editing === row.key ? null : row.key)}
                >
                  更正
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function GistEditor({ row, onDone }: { row: ArticleRow; onDone: () => void }): ReactNode {
  const run = useCommand();
  const [gist, setGist] = useState(row.gist);
  const save = async (verified: boolean): Promise<void> => {
    const [version = '', article, paragraph, item] = row.key.split('/');
    const number = (text: string | undefined): number | null => (text === undefined || text === '' ? null : Number(text));
    const done =
      row.own === null
        ? await run('statuteAmendment.add', { version, article: number(article), paragraph: number(paragraph), item: number(item), gist, verified })
        : await run('statuteAmendment.edit', { id: row.own, fields: { gist, verified } });
    if (done.ok) onDone();
  };
  return (
    <div className="stack">
      <Input.TextArea aria-label="要旨" autoSize value={gist} maxLength={500} onChange={(event) => setGist(event.target.value)} />
      <div className="row">
        <Button size="small" type="primary" onClick={() => void save(true)}>
          已核对原文，记下
        </Button>
        <Button size="small" onClick={() => void save(false)}>
          记下，仍待核
        </Button>
        <Button size="small" onClick={onDone}>
          放弃
        </Button>
      </div>
    </div>
  );
}

function Types({ data }: { data: LibraryAnswer }): ReactNode {
  return (
    <>
      <NewType types={data.types} />
      <table className="grid-table library-table" aria-label="问题类型">
        <thead>
          <tr>
            <th scope="col">代码</th>
            <th scope="col">问题</th>
            <th scope="col">查什么</th>
            <th scope="col">{data.on}适用的依据</th>
            <th scope="col">严重程度</th>
            <th scope="col">监督方式</th>
          </tr>
        </thead>
        <tbody>
          {data.types.map((type) => (
            <tr key={type.code}>
              <td className="number">{type.code}</td>
              <td>
                {type.own === null ? type.name : <OwnTypeName id={type.own} code={type.code} name={type.name} />}{' '}
                {type.stream === 'residentOffice' ? <Mark tone="resident">派驻检察</Mark> : null} <Marks verified={type.verified} own={type.own !== null} />
              </td>
              <td>{type.lookAt}</td>
              <td>{type.basis.join('；')}</td>
              <td className="nowrap">{severityWords[type.severity]}</td>
              <td>{type.measures}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function CalendarYears({ years }: { years: readonly number[] }): ReactNode {
  const run = useCommand();
  const attempt = useAttempt();
  const tell = useTell();
  const take = (files: File[]): void => {
    const file = files[0];
    if (!file) return;
    void attempt(async () => {
      // A yearly table is a few kilobytes; anything larger is something else.
      const text = file.size > 100_000 ? '' : await file.text();
      const done = await run('calendar.import', { table: jsonOf(text) });
      if (done.ok) tell.note(`已导入 ${done.value.year} 年节假日表，期限已重新计算。`);
    });
  };
  return (
    <div className="stack">
      <p>已有节假日表：{years.join('、')} 年。没有的年份只按周末推算，期限看板会提示。</p>
      <FileDrop label="导入节假日表" accept=".json" onFiles={take}>
        把某一年的节假日表文件拖到这里，或点击选择。
      </FileDrop>
    </div>
  );
}

type Table = CommandInput<'calendar.import'>['table'];

function jsonOf(text: string): Table {
  try {
    return JSON.parse(text) as Table;
  } catch {
    // The command says in words what a table has to look like.
    return null;
  }
}
