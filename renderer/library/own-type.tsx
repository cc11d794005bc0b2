import { Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { TaxonomyProvider, useTaxonomy } from '#renderer/data/taxonomy.ts';
import { useCommand, useTell } from '#renderer/data/use-command.ts';
import { useConfirmDanger } from '#renderer/ui/confirm.tsx';
import type { TypeRow } from '#shared/library/search.ts';
import { type Measure, measures, type Severity, severities } from '#shared/taxonomy/schema.ts';
import { measureWords, severityWords } from '#shared/taxonomy/words.ts';

/** The next free code of an area for a type of the round's own: DX1, DX2 … */
function nextCode(area: string, codes: readonly string[]): string {
  let number = 1;
  while (codes.includes(`${area}X${number}`)) number++;
  return `${area}X${number}`;
}

export function NewType({ types }: { types: readonly TypeRow[] }): ReactNode {
  return (
    <TaxonomyProvider>
      <NewTypeForm types={types} />
    </TaxonomyProvider>
  );
}

/** A problem type that only this round has: usable in findings, checklists and search at once. */
function NewTypeForm({ types }: { types: readonly TypeRow[] }): ReactNode {
  const run = useCommand();
  const tell = useTell();
  const known = useTaxonomy();
  const [area, setArea] = useState('D');
  const [name, setName] = useState('');
  const [lookAt, setLookAt] = useState('');
  const [severity, setSeverity] = useState<Severity>(2);
  const [measure, setMeasure] = useState<Measure | null>(null);
  const codes = known ? known.taxonomy.types.map((type) => type.code) : types.map((type) => type.code);
  const code = nextCode(area, codes);
  const add = async (): Promise<void> => {
    const done = await run('customType.add', { code, name, lookAt, severity, measure });
    if (!done.ok) return;
    tell.note(`已增加 ${code}，记问题时可以直接选用；已生成的检查清单升级后会列入。`);
    setName('');
    setLookAt('');
  };
  return (
    <div className="row library-filter">
      <span>本轮自定类型</span>
      <Select
        aria-label="业务类别"
        style={{ width: 170 }}
        value={area}
        onChange={setArea}
        options={(known?.taxonomy.areas ?? []).map((one) => ({ value: one.code, label: `${one.code} ${one.name}` }))}
      />
      <span className="number soft">{code}</span>
      <Input
        aria-label="自定类型名称"
        placeholder="名称"
        style={{ width: 200 }}
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Input
        aria-label="查什么"
        placeholder="查什么"
        style={{ width: 180 }}
        maxLength={500}
        value={lookAt}
        onChange={(event) => setLookAt(event.target.value)}
      />
      <Select
        aria-label="默认严重程度"
        style={{ width: 150 }}
        value={severity}
        onChange={setSeverity}
        options={severities.map((value) => ({ value, label: severityWords[value] }))}
      />
      <Select
        aria-label="默认监督方式"
        allowClear
        placeholder="监督方式不定"
        style={{ width: 150 }}
        value={measure}
        onChange={(value: Measure | undefined) => setMeasure(value ?? null)}
        options={measures.map((value) => ({ value, label: measureWords[value] }))}
      />
      <Button disabled={name.trim() === ''} onClick={() => void add()}>
        增加
      </Button>
    </div>
  );
}

/** Name of a type of the round's own, to be changed or taken away on the spot. */
export function OwnTypeName({ id, code, name }: { id: string; code: string; name: string }): ReactNode {
  const run = useCommand();
  const confirm = useConfirmDanger();
  const [draft, setDraft] = useState<string | null>(null);
  const remove = async (): Promise<void> => {
    const answer = await confirm({ title: `删除自定类型 ${code} ${name}`, words: '已有问题使用它时不能删除。可按 Ctrl+Z 撤销。', act: '删除这 1 个类型' });
    if (answer !== null) await run('customType.remove', { id });
  };
  const save = async (): Promise<void> => {
    const done = await run('customType.edit', { id, fields: { name: draft ?? name } });
    if (done.ok) setDraft(null);
  };
  if (draft === null)
    return (
      <span>
        {name}{' '}
        <button type="button" className="link-button small" aria-label={`改名 ${code}`} onClick={() => setDraft(name)}>
          改名
        </button>{' '}
        <button type="button" className="link-button small" aria-label={`删除 ${code}`} onClick={() => void remove()}>
          删除
        </button>
      </span>
    );
  return (
    <span className="row">
      <Input aria-label="类型名称" size="small" maxLength={120} value={draft} onChange={(event) => setDraft(event.target.value)} />
      <Button size="small" type="primary" onClick={() => void save()}>
        记下
      </Button>
      <Button size="small" onClick={() => setDraft(null)}>
        放弃
      </Button>
    </span>
  );
}
