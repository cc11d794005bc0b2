import type { Block } from '#shared/document/model.ts';
import { copiedMaterialsOf } from '#shared/interview/copied-material.ts';
import { materialFormWords } from '#shared/interview/words.ts';
import { line, toSign } from './form.ts';
import type { SheetMaker } from './sheets.ts';

/** 调取证据清单 (GZ 551(7)(8)): what was taken from whom, original or copy, how many; both sides sign and keep one. */
export const materialSheet: SheetMaker = (source, letter, text) => {
  const wanted = new Set(letter.records);
  const rows = copiedMaterialsOf(source)
    .filter(({ id }) => wanted.has(id))
    .sort((a, b) => ((a.on ?? '') === (b.on ?? '') ? (a.id < b.id ? -1 : 1) : (a.on ?? '') < (b.on ?? '') ? -1 : 1));
  const place = String(source.record('facility', letter.facility)?.fields['name'] ?? '');
  const list: Block = {
    type: 'table',
    fontSize: 12,
    columns: [
      { title: '序号', share: 7, align: 'center' },
      { title: '材料名称', share: 33 },
      { title: '提供部门或人员', share: 18 },
      { title: '原件或复制件', share: 10, align: 'center' },
      { title: '份数', share: 8, align: 'center' },
      { title: '页数', share: 8, align: 'center' },
      { title: '调取日期', share: 16, align: 'center' },
    ],
    rows: rows.map((row, i) => [
      String(i + 1),
      row.note === '' ? row.name : `${row.name}（${row.note}）`,
      row.from,
      materialFormWords[row.form],
      row.copies === null ? '' : String(row.copies),
      row.pages === null ? '' : String(row.pages),
      row.on ?? '',
    ]),
  };
  const copies = rows.reduce((sum, row) => sum + (row.copies ?? 1), 0);
  const pages = rows.reduce((sum, row) => sum + (row.pages ?? 0), 0);
  return {
    body: [
      line(
        `　　根据《人民检察院刑事诉讼规则》第五百五十一条的规定，本院向${place}调取、复制下列材料，共${rows.length}项${copies}份${pages}页。复制件已与原件核对无异。`,
      ),
      list,
      ...text,
      line(`　　本清单一式二份，双方各执一份。`),
      line(`${toSign('调取人（签名）', 6)}${toSign('调取人（签名）', 5)}`),
      line(`${toSign('提供人（签名）', 6)}${toSign('提供单位（盖章）', 4)}`),
      line('　　　　年　　月　　日', 'right'),
    ],
  };
};
