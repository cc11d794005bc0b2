import { Button, Input, InputNumber, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useWay } from '#renderer/app/route.tsx';
import { useCommand } from '#renderer/data/use-command.ts';
import { useView } from '#renderer/data/use-view.ts';
import { useConfirmDanger } from '#renderer/ui/confirm.tsx';
import { Dash, EmptyState, Mark, WordsBox } from '#renderer/ui/words.tsx';
import { documentNumber } from '#shared/law/document-number.ts';
import type { NumberRangeRow } from '#shared/letter/range-view.ts';
import { type LetterType, letterTypes, letterTypeWords } from '#shared/letter/words.ts';
import type { TeamWithPeople } from '#shared/round/overview.ts';

/** 文号: ranges given to the teams, and the register of every number used. */
export function NumberTab({ teams }: { teams: readonly TeamWithPeople[] }): ReactNode {
  return (
    <div className="wide">
      <RangeSection teams={teams} />
      <RegisterSection />
    </div>
  );
}

function RangeSection({ teams }: { teams: readonly TeamWithPeople[] }): ReactNode {
  const { data: ranges } = useView('numberRanges.list', {});
  return (
    <section className="section" aria-labelledby="number-ranges">
      <h2 id="number-ranges">号段</h2>
      <p className="soft small">文号由本院内勤编。要让在外的组自己编号的，给它一段号；没有号段的文书，文号留空。</p>
      {ranges && ranges.length > 0 ? (
        <table className="grid-table">
          <thead>
            <tr>
              <th scope="col">号段</th>
              <th scope="col">文书</th>
              <th scope="col">组</th>
              <th scope="col" className="num">
                已用
              </th>
              <th scope="col">下一个</th>
              <th scope="col">操作</th>
            </tr>
          </thead>
          <tbody>
            {ranges.map((range) => (
              <RangeLine key={range.id} range={range} />
            ))}
          </tbody>
        </table>
      ) : null}
      <NewRange teams={teams} />
    </section>
  );
}

function RangeLine({ range }: { range: NumberRangeRow }): ReactNode {
  const run = useCommand();
  const confirm = useConfirmDanger();
  const words = `${range.code}〔${range.year ?? ''}〕${range.from ?? ''}至${range.to ?? ''}号`;
  const remove = async (): Promise<void> => {
    const answer = await confirm({ title: `收回号段 ${words}`, words: `已用的 ${range.used} 个文号不受影响。可按 Ctrl+Z 撤销。`, act: '收回这 1 个号段' });
    if (answer !== null) await run('numberRange.remove', { id: range.id });
  };
  return (
    <tr>
      <td className="number">{words}</td>
      <td>{letterTypeWords[range.type]}</td>
      <td>{range.teamName || <Dash />}</td>
      <td className="num">{range.used}</td>
      <td className="number">{range.next === null ? '已用完' : documentNumber({ code: range.code, year: range.year ?? 0, sequence: range.next })}</td>
      <td>
        <Button size="small" type="text" onClick={() => void remove()}>
          收回
        </Button>
      </td>
    </tr>
  );
}

function NewRange({ teams }: { teams: readonly TeamWithPeople[] }): ReactNode {
  const run = useCommand();
  const { data: codes } = useView('documentCodes.list', {});
  const [type, setType] = useState<LetterType>('correctionNotice');
  const [team, setTeam] = useState<string | undefined>(undefined);
  const [typed, setTyped] = useState<string | null>(null);
  const [year, setYear] = useState<number | null>(new Date().getFullYear());
  const [from, setFrom] = useState<number | null>(null);
  const [to, setTo] = useState<number | null>(null);
  const code = typed ?? codes?.find((row) => row.type === type)?.code ?? '';
  const add = async (): Promise<void> => {
    const done = await run('numberRange.add', { type, code, year, from, to, ...(team === undefined ? {} : { team }) });
    if (!done.ok) return;
    setFrom(null);
    setTo(null);
  };
  return (
    <div className="row" style={{ marginTop: 8 }}>
      <Select
        aria-label="文书种类"
        style={{ width: 220 }}
        value={type}
        onChange={(chosen: LetterType) => {
          setType(chosen);
          setTyped(null);
        }}
        options={letterTypes.map((value) => ({ value, label: letterTypeWords[value] }))}
      />
      <Select
        aria-label="给哪个组"
        allowClear
        placeholder="给哪个组"
        style={{ width: 160 }}
        value={team}
        onChange={(chosen: string | undefined) => setTeam(chosen)}
        options={teams.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Input aria-label="代字" placeholder="代字" style={{ width: 150 }} maxLength={30} value={code} onChange={(event) => setTyped(event.target.value)} />
      <InputNumber aria-label="年份" style={{ width: 84 }} min={1990} max={2200} value={year} onChange={setYear} />
      <InputNumber aria-label="起号" placeholder="起号" style={{ width: 84 }} min={1} max={99_999} value={from} onChange={setFrom} />
      <span className="soft">至</span>
      <InputNumber aria-label="止号" placeholder="止号" style={{ width: 84 }} min={1} max={99_999} value={to} onChange={setTo} />
      <Button disabled={code.trim() === '' || from === null || to === null} onClick={() => void add()}>
        分配号段
      </Button>
    </div>
  );
}

/** 文号台账 by code (office and type) and year, with gaps and repetitions to look at. */
function RegisterSection(): ReactNode {
  const { data } = useView('letters.register', {});
  const { go } = useWay();
  if (!data) return null;
  return (
    <section className="section" aria-labelledby="number-register">
      <h2 id="number-register">文号台账</h2>
      {data.groups.length === 0 ? <EmptyState title="还没有编号的文书" words="文书编号后按代字、年份列在这里，空号和重号会提示。" /> : null}
      {data.unnumbered > 0 ? <p className="soft small">另有 {data.unnumbered} 份文书没有编号。</p> : null}
      {data.groups.map((group) => (
        <div key={`${group.code}${group.year}`} className="stack register-group">
          <h3>
            {group.code}〔{group.year}〕 <span className="soft">{letterTypeWords[group.type]}</span>
          </h3>
          {group.hints.map((words) => (
            <WordsBox key={words} tone="attention">
              {words}
            </WordsBox>
          ))}
          <table className="grid-table">
            <thead>
              <tr>
                <th scope="col" style={{ width: 80 }}>
                  序号
                </th>
                <th scope="col">文书</th>
                <th scope="col" style={{ width: 160 }}>
                  单位
                </th>
                <th scope="col" style={{ width: 120 }}>
                  发出日期
                </th>
              </tr>
            </thead>
            <tbody>
              {group.rows.map((row) => (
                <tr key={row.letter}>
                  <td className="number">{row.sequence}号</td>
                  <td>
                    <button type="button" className="link-button" onClick={() => go({ screen: 'letter', id: row.letter })}>
                      {row.title}
                    </button>{' '}
                    {row.revokedOn === null ? null : <Mark title={`${row.revokedOn}撤销，文号不再使用`}>已撤销</Mark>}
                  </td>
                  <td>{row.facilityName || <Dash />}</td>
                  <td className="number">{row.issuedOn ?? <Dash />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
    </section>
  );
}
