import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';
import { useView } from '#renderer/data/use-view.ts';
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

/** What one shelf offers for the words typed; laws as of the day of the conduct that the paragraph tells of. */
export function useInsertRows(
  kind: InsertKind,
  query: string,
  detail: LetterDetail,
  editor: Editor,
): { readonly rows: readonly InsertRow[]; readonly note: string } {
  const asked = useLater(query);
  const conduct = conductDay(detail, editor);
  const laws = useView('library.search', kind === 'law' ? { text: asked, ...(conduct ? { on: conduct } : {}) } : null);
  const evidence = useView('evidence.list', kind === 'evidence' ? {} : null);
  const phrases = useView('phrases.list', kind === 'phrase' ? {} : null);
  const passages = useView('letters.passages', kind === 'passage' ? { text: asked, letter: detail.letter.id } : null);
  switch (kind) {
    case 'law':
      return {
        rows: (laws.data?.articles ?? []).slice(0, SHOWN).map(articleRow),
        note: conduct ? `按行为发生日${chineseDate(conduct)}的版本` : '按今天的版本',
      };
    case 'evidence': {
      const own = (evidence.data ?? []).filter((item) => item.findings.some((finding) => detail.letter.findings.includes(finding.id)));
      const rows = own.map(
        (item): InsertRow => ({
          id: item.id,
          title: item.name,
          words: item.findings.map((finding) => finding.title).join('、'),
          content: [evidenceInline(item.id, item.name)],
        }),
      );
      return { rows: ranked(rows, query), note: '只列出本文书各问题的证据' };
    }
    case 'phrase':
      return {
        rows: ranked(
          (phrases.data ?? []).map(
            ({ id, title, text, part, own }): InsertRow => ({
              id,
              title: own ? title : `${title}（${blockPartWords[part]}）`,
              words: text,
              content: plainContent(text),
              own,
            }),
          ),
          query,
        ),
        note: '',
      };
    case 'passage':
      return {
        rows: (passages.data ?? []).map(({ block, from, text, content }): InsertRow => ({ id: block, title: from, words: text, content })),
        note: '插入后不再随原文书的问题变化',
      };
  }
}

function useLater(query: string): string {
  const [later, setLater] = useState(query);
  useEffect(() => {
    const timer = setTimeout(() => setLater(query), ASK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [query]);
  return later;
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
