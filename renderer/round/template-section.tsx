import { Button, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useAttempt, useCommand, useTell } from '#renderer/data/use-command.ts';
import { useView } from '#renderer/data/use-view.ts';
import { checkTemplate } from '#renderer/document/office-template.ts';
import { useDocumentExport } from '#renderer/document/use-document-export.ts';
import { useConfirmDanger } from '#renderer/ui/confirm.tsx';
import { FieldRow } from '#renderer/ui/field-row.tsx';
import { FileDrop } from '#renderer/ui/file-drop.tsx';
import { ProgressNote } from '#renderer/ui/progress-note.tsx';
import { WordsBox } from '#renderer/ui/words.tsx';
import { placeholders, sampleTemplate } from '#shared/document/template-data.ts';
import { toBase64 } from '#shared/kernel/bytes.ts';
import { sha256OfLarge } from '#shared/kernel/hash.ts';
import { type LetterType, letterTypes, letterTypeWords } from '#shared/letter/words.ts';

interface Checked {
  readonly name: string;
  readonly troubles: readonly { readonly place: string; readonly words: string }[];
}

/** The office's own forms: loaded, looked through with the place of each mistake, and used where a letter of that kind is exported. */
export function TemplateSection(): ReactNode {
  const run = useCommand();
  const attempt = useAttempt();
  const tell = useTell();
  const [type, setType] = useState<LetterType>('correctionNotice');
  const [checked, setChecked] = useState<Checked | null>(null);
  const load = (file: File | undefined): void =>
    void attempt(async () => {
      if (!file) return;
      const bytes = new Uint8Array(await file.arrayBuffer());
      const troubles = await checkTemplate(bytes);
      setChecked({ name: file.name, troubles });
      if (troubles.length > 0) return;
      const name = file.name.replace(/\.docx$/i, '');
      const done = await run('officeTemplate.add', { name, type, content: toBase64(bytes), sha256: await sha256OfLarge(bytes) });
      if (done.ok) tell.note(`模板“${name}”已载入，用于${letterTypeWords[type]}`);
      else setChecked(null);
    });
  const { work, exportAs, stop } = useDocumentExport('文书模板样本', async () => sampleTemplate);
  return (
    <div className="wide">
      <section className="section stack" aria-labelledby="round-templates">
        <h2 id="round-templates">本院文书模板</h2>
        <p className="soft small">
          载入本院的 .docx，用占位符标出要填的地方，导出这种文书时可以按模板填写。模板只是数据：不能含宏、嵌入对象和外部引用，占位符里没有公式。
        </p>
        <FieldRow name="用于" htmlFor="template-type">
          <Select
            id="template-type"
            aria-label="模板用于"
            style={{ width: 280 }}
            showSearch
            optionFilterProp="label"
            value={type}
            onChange={setType}
            options={letterTypes.map((value) => ({ value, label: letterTypeWords[value] }))}
          />
        </FieldRow>
        <FileDrop label="载入文书模板" accept=".docx" onFiles={([file]) => load(file)}>
          拖入本院的模板 (.docx)，或点击选择；先检查，有错误时逐处指出，不载入
        </FileDrop>
        {checked ? <Result checked={checked} /> : null}
        <Templates />
      </section>
      <section className="section stack" aria-labelledby="template-tags">
        <div className="row">
          <h2 id="template-tags" className="grow">
            占位符
          </h2>
          <Button disabled={work !== null} onClick={() => void exportAs('docx')}>
            下载样本模板
          </Button>
        </div>
        {work ? <ProgressNote words={work.words} share={work.share} onCancel={stop} /> : null}
        <PlaceholderTable />
      </section>
    </div>
  );
}

function Result({ checked }: { checked: Checked }): ReactNode {
  if (checked.troubles.length === 0) return <WordsBox tone="done">{checked.name} 检查通过。</WordsBox>;
  return (
    <WordsBox tone="alarm" label="模板检查">
      <div>
        {checked.name} 有 {checked.troubles.length} 处错误，没有载入：
      </div>
      {checked.troubles.map(({ place, words }) => (
        <div key={`${place}${words}`}>
          {place}：{words}
        </div>
      ))}
    </WordsBox>
  );
}

function Templates(): ReactNode {
  const run = useCommand();
  const ask = useConfirmDanger();
  const { data } = useView('templates.list', {});
  if (!data || data.length === 0) return <p className="soft">还没有载入模板，导出时用程序自带的版式。</p>;
  const remove = async (id: string, name: string): Promise<void> => {
    const answer = await ask({ title: `移除模板“${name}”`, words: '已导出的文件不受影响。可按 Ctrl+Z 撤销。', act: '移除这 1 个模板' });
    if (answer !== null) await run('officeTemplate.remove', { id });
  };
  return (
    <table className="grid-table" aria-label="已载入的模板">
      <thead>
        <tr>
          <th scope="col">模板</th>
          <th scope="col">用于</th>
          <th scope="col">载入</th>
          <th scope="col" className="num">
            大小
          </th>
          <th scope="col">操作</th>
        </tr>
      </thead>
      <tbody>
        {data.map((row) => (
          <tr key={row.id}>
            <td>{row.name}</td>
            <td>{letterTypeWords[row.type]}</td>
            <td className="number">{row.loadedOn}</td>
            <td className="num">{Math.ceil(row.bytes / 1024)} KB</td>
            <td>
              <Button size="small" onClick={() => void remove(row.id, row.name)}>
                移除
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PlaceholderTable(): ReactNode {
  return (
    <table className="grid-table" aria-label="占位符表">
      <thead>
        <tr>
          <th scope="col">写法</th>
          <th scope="col">填入</th>
          <th scope="col">位置</th>
        </tr>
      </thead>
      <tbody>
        {placeholders.map((one) => (
          <tr key={one.tag}>
            <td>{one.loop ? `{#${one.tag}}…{/${one.tag}}` : `{${one.tag}}`}</td>
            <td>{one.words}</td>
            <td className="soft">{one.in === undefined ? '任何地方' : `${one.in.map((loop) => `{#${loop}}`).join('、')} 之内`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
