import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';
import type { CoreClient } from '#renderer/core/client.ts';
import { useCore } from '#renderer/data/core-context.tsx';
import { matchRank } from '#renderer/ui/pinyin.ts';
import { chineseDate, type DateOnly } from '#shared/kernel/date-only.ts';
import { type Content, plainContent } from '#shared/letter/content.ts';
import { blockPartWords } from '#shared/letter/phrase.ts';
import { evidenceInline } from '#shared/letter/slots.ts';
import type { LetterDetail } from '#shared/letter/views.ts';
import type { ArticleRow } from '#shared/library/search.ts';

export type InsertKind = 'law' | 'evidence' | 'phrase' | 'passage';

export const insertKinds: readonly { readonly value: InsertKind; readonly label: string }[] = [
  { value: 'law', label: '法条' },
  { value: 'evidence', label: '证据' },
  { value: 'phrase', label: '常用语' },
  { value: 'passage', label: '旧文书' },
];

export interface InsertRow {
  readonly id: string;
  readonly title: string;
  readonly words: string;
  readonly content: Content;
  /** May be taken off the shelf. */
  readonly own?: boolean;
}

const SHOWN = 50;
const ASK_AFTER_MS = 150;

interface Shelf {
  readonly rows: readonly InsertRow[];
  readonly note: string;
  /** The rows are those of the words typed: Enter may take one. */
  readonly fresh: boolean;
}

/** What one shelf offers for the words typed; laws as of the day of the conduct that the paragraph tells of. */
export function useInsertRows(kind: InsertKind, query: string, detail: LetterDetail, editor: Editor): Shelf {
  const core = useCore();
  const conduct = conductDay(detail, editor);
  const { id, findings } = detail.letter;
  const named = findings.join(' ');
  const wanted = `${kind} ${conduct ?? ''} ${query}`;
  const [answer, setAnswer] = useState<{ readonly of: string; readonly kind: InsertKind; readonly rows: readonly InsertRow[] }>();
  const [turn, setTurn] = useState(0);
  useEffect(() => core.onEvent((event) => event.event === 'changed' && event.kinds.includes('phrase') && setTurn((before) => before + 1)), [core]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks again when the phrases changed.
  useEffect(() => {
    let late = false;
    const timer = setTimeout(() => {
      const take = (rows: readonly InsertRow[]): void => {
        if (!late) setAnswer({ of: wanted, kind, rows });
      };
      rowsOf(core, kind, { query, conduct, letter: id, findings: named.split(' ') }).then(take, () => take([]));
    }, ASK_AFTER_MS);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [core, kind, query, conduct, id, named, wanted, turn]);
  return { rows: answer?.kind === kind ? answer.rows : [], note: notes[kind](conduct), fresh: answer?.of === wanted };
}

const notes: Readonly<Record<InsertKind, (conduct: DateOnly | undefined) => string>> = {
  law: (conduct) => (conduct ? `按行为发生日${chineseDate(conduct)}的版本` : '按今天的版本'),
  evidence: () => '只列出本文书各问题的证据',
  phrase: () => '',
  passage: () => '插入后不再随原文书的问题变化',
};

interface Asked {
  readonly query: string;
  readonly conduct: DateOnly | undefined;
  readonly letter: string;
  readonly findings: readonly string[];
}

async function rowsOf(core: CoreClient, kind: InsertKind, { query, conduct, letter, findings }: Asked): Promise<readonly InsertRow[]> {
  switch (kind) {
    case 'law': {
      const { articles } = await core.read('library.search', { text: query, ...(conduct ? { on: conduct } : {}) });
      return articles.slice(0, SHOWN).map(articleRow);
    }
    case 'evidence': {
      const items = await core.read('evidence.list', { findings: [...findings] });
      const rows = items.map((item): InsertRow => {
        const about = item.findings.map((finding) => finding.title).join('、');
        return { id: item.id, title: item.name, words: about, content: [evidenceInline(item.id, item.name)] };
      });
      return ranked(rows, query);
    }
    case 'phrase': {
      const rows = (await core.read('phrases.list', {})).map(({ id, title, text, part, own }): InsertRow => {
        return { id, title: own ? title : `${title}（${blockPartWords[part]}）`, words: text, content: plainContent(text), own };
      });
      return ranked(rows, query);
    }
    case 'passage': {
      const passages = await core.read('letters.passages', { text: query, letter });
      return passages.map(({ block, from, text, content }): InsertRow => ({ id: block, title: from, words: text, content }));
    }
  }
}

function conductDay(detail: LetterDetail, editor: Editor): DateOnly | undefined {
  const { $from } = editor.state.selection;
  const finding = $from.depth === 0 ? '' : String($from.node(1).attrs['finding'] ?? '');
  return detail.findings.find((row) => row.id === finding)?.conductFrom ?? undefined;
}

function articleRow(row: ArticleRow): InsertRow {
  const [version = row.version, article = '0', paragraph = '', item = ''] = row.key.split('/');
  const text = `《${row.law}》${row.versionLabel === '' ? '' : `（${row.versionLabel}）`}${row.place}`;
  const number = (part: string): number | null => (part === '' ? null : Number(part));
  return {
    id: row.key,
    title: `${row.law}${row.place}${row.verified ? '' : '（待核）'}`,
    words: row.gist,
    content: [
      {
        text,
        strong: false,
        bound: {
          ...{ to: 'article', law: row.lawId, version, article: Number(article), articleTo: null },
          ...{ paragraph: number(paragraph), item: number(item), gist: row.gist },
        },
      },
    ],
  };
}

function ranked(rows: readonly InsertRow[], query: string): readonly InsertRow[] {
  return rows
    .map((row) => ({ row, rank: matchRank(row.title, query) ?? (row.words.includes(query.trim()) ? 3 : undefined) }))
    .filter((one): one is { row: InsertRow; rank: number } => one.rank !== undefined)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, SHOWN)
    .map((one) => one.row);
}
