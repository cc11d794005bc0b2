import { Button, Input, InputNumber, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useCommand, useTell } from '#renderer/data/use-command.ts';
import { matchesText } from '#renderer/ui/pinyin.ts';
import type { LibraryAnswer } from '#shared/library/search.ts';

/** Adds a place of a law that the library does not hold yet: the round's own row, marked 待核 until a person has compared it. */
export function NewArticle({ laws }: { laws: LibraryAnswer['laws'] }): ReactNode {
  const run = useCommand();
  const tell = useTell();
  const [version, setVersion] = useState<string | null>(null);
  const [article, setArticle] = useState<number | null>(null);
  const [paragraph, setParagraph] = useState<number | null>(null);
  const [item, setItem] = useState<number | null>(null);
  const [gist, setGist] = useState('');
  const ready = version !== null && article !== null && gist.trim() !== '';
  const add = async (): Promise<void> => {
    if (version === null) return;
    const done = await run('statuteAmendment.add', { version, article, paragraph, item, gist: gist.trim(), verified: false });
    if (!done.ok) return;
    tell.note('已增加，标为待核；核对原文后用“更正”记下。');
    setGist('');
    setParagraph(null);
    setItem(null);
  };
  return (
    <div className="row library-filter">
      <span>增加条文</span>
      <Select
        aria-label="法规版本"
        placeholder="法规"
        style={{ width: 280 }}
        value={version}
        onChange={setVersion}
        showSearch={{ filterOption: (input, option) => matchesText(String(option?.label ?? ''), input) }}
        options={laws.map((law) => ({ value: law.version, label: `${law.title}${law.label ? `（${law.label}）` : ''}` }))}
      />
      <InputNumber aria-label="条" min={1} max={9999} suffix="条" style={{ width: 96 }} value={article} onChange={setArticle} />
      <InputNumber aria-label="款" min={1} max={99} suffix="款" style={{ width: 84 }} value={paragraph} onChange={setParagraph} />
      <InputNumber aria-label="项" min={1} max={99} suffix="项" style={{ width: 84 }} value={item} onChange={setItem} />
      <Input
        aria-label="要旨"
        placeholder="要旨，用自己的话写"
        style={{ width: 300 }}
        maxLength={500}
        value={gist}
        onChange={(event) => setGist(event.target.value)}
      />
      <Button disabled={!ready} onClick={() => void add()}>
        增加
      </Button>
    </div>
  );
}
