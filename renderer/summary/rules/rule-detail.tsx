import { Button, Input, InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import { useCommand } from '#renderer/data/use-command.ts';
import { useView } from '#renderer/data/use-view.ts';
import { HistoryPanel } from '#renderer/finding/history-panel.tsx';
import { useConfirmDanger } from '#renderer/ui/confirm.tsx';
import { Labelled } from '#renderer/ui/labelled.tsx';
import type { RuleRow } from '#shared/summary/rules/rule-book.ts';

/** One row in full, the part of it that may change, and who changed it before. */
export function RuleDetailPane({ id }: { id: string }): ReactNode {
  const { data } = useView('summary.rule', { id });
  if (!data) return null;
  const { row, history } = data;
  return (
    <section className="rule-detail" aria-label="口径详情">
      <h2>
        {row.name} <span className="soft small">{row.group}</span>
      </h2>
      <RuleFacts row={row} />
      <RuleForm key={JSON.stringify(row)} row={row} />
      {history.length > 0 ? (
        <section aria-label="改动历史">
          <h3>改动历史</h3>
          <HistoryPanel kind="countingRule" history={history} />
        </section>
      ) : null}
    </section>
  );
}

function RuleFacts({ row }: { row: RuleRow }): ReactNode {
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['计算方法', row.formula],
    ['计数对象', row.counts],
    ['单位', row.unit],
    ['视为同一', row.same],
    ['统计期间', row.window],
    ['分子', row.numerator],
    ['分母', row.denominator],
    ['不计入', row.exclusions],
    ['依据', row.basis],
    ['来源', row.origin === 'computed' ? '由程序从记录计算' : '由人登记数值、期间和出处'],
    ['使用范围', row.audience === 'internal' ? '仅供内部' : '可以对外'],
    ['样本界限', `分母不足 ${row.smallBase} 时标注样本过小`],
    ['参照值', row.benchmarks.map((benchmark) => `${benchmark.text}（${benchmark.source}）`).join('；')],
    ['说明', row.remark],
  ];
  return (
    <dl className="rule-facts">
      {facts
        .filter(([, value]) => value !== undefined && value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** What a round may change; everything at once, with one reason, as one entry of the ledger. */
function RuleForm({ row }: { row: RuleRow }): ReactNode {
  const run = useCommand();
  const ask = useConfirmDanger();
  const [name, setName] = useState(row.name);
  const [remark, setRemark] = useState(row.remark ?? '');
  const [smallBase, setSmallBase] = useState(row.smallBase);
  const [benchmark, setBenchmark] = useState(row.benchmarks[0]?.text ?? '');
  const [source, setSource] = useState(row.benchmarks[0]?.source ?? '');
  const [params, setParams] = useState<Readonly<Record<string, number>>>(() => Object.fromEntries(row.params.map((param) => [param.id, param.value])));
  const [reason, setReason] = useState('');
  const changedParams = row.params.some((param) => params[param.id] !== param.value);
  const fields = {
    ...(name.trim() === row.name ? {} : { name }),
    ...(remark === (row.remark ?? '') ? {} : { remark }),
    ...(smallBase === row.smallBase ? {} : { smallBase }),
    ...(benchmark === (row.benchmarks[0]?.text ?? '') ? {} : { benchmark }),
    ...(source === (row.benchmarks[0]?.source ?? '') ? {} : { benchmarkSource: source }),
    ...(changedParams ? { params } : {}),
  };
  const changed = Object.keys(fields).length > 0;
  const reset = async (): Promise<void> => {
    const why = await ask({ title: `恢复“${row.name}”随程序提供的口径？`, words: '本轮对这条口径的改动不再使用，历史中仍可查到。', act: '恢复', reason: true });
    if (why !== null) await run('countingRule.reset', { id: row.id, reason: why });
  };
  const remove = async (): Promise<void> => {
    const why = await ask({ title: `删除自定指标“${row.name}”？`, words: '已登记了数值的指标不能删除。可用 Ctrl+Z 恢复。', act: '删除' });
    if (why !== null) await run('countingRule.remove', { id: row.id });
  };
  return (
    <section className="stack" aria-label="修改口径">
      <h3>本轮口径</h3>
      <div className="rule-form">
        <Labelled name="名称">{(id) => <Input id={id} maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />}</Labelled>
        <Labelled name="样本过小的界限">
          {(id) => (
            <InputNumber
              id={id}
              min={1}
              max={1_000}
              precision={0}
              style={{ width: '100%' }}
              value={smallBase}
              onChange={(value) => value !== null && setSmallBase(value)}
            />
          )}
        </Labelled>
        {row.params.map((param) => (
          <Labelled key={param.id} name={`${param.label}（随程序为 ${param.shipped}）`}>
            {(id) => (
              <InputNumber
                id={id}
                min={param.min}
                max={param.max}
                precision={0}
                style={{ width: '100%' }}
                value={params[param.id] ?? param.value}
                onChange={(value) => value !== null && setParams({ ...params, [param.id]: value })}
              />
            )}
          </Labelled>
        ))}
        <Labelled name="参照值">{(id) => <Input id={id} maxLength={300} value={benchmark} onChange={(event) => setBenchmark(event.target.value)} />}</Labelled>
        <Labelled name="参照值出处">{(id) => <Input id={id} maxLength={300} value={source} onChange={(event) => setSource(event.target.value)} />}</Labelled>
      </div>
      <Labelled name="说明">
        {(id) => (
          <Input.TextArea id={id} maxLength={600} autoSize={{ minRows: 1, maxRows: 6 }} value={remark} onChange={(event) => setRemark(event.target.value)} />
        )}
      </Labelled>
      <Labelled name="修改理由（写入登记簿）">
        {(id) => <Input id={id} maxLength={400} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Labelled>
      <div className="row">
        <Button type="primary" disabled={!changed || reason.trim() === ''} onClick={() => void run('countingRule.edit', { id: row.id, fields, reason })}>
          改用本轮口径
        </Button>
        {row.own ? <Button onClick={() => void remove()}>删除</Button> : row.changed ? <Button onClick={() => void reset()}>恢复随程序口径</Button> : null}
        {changed && reason.trim() === '' ? <span className="soft small">写明理由后才能修改。</span> : null}
      </div>
    </section>
  );
}
