import type { WorkbookModel } from '#shared/document/sheet.ts';
import { dateOnly } from '#shared/kernel/date-only.ts';

/** A ledger with long numbers, days, shares, blanks and text that looks like a formula. */
export const sampleWorkbook: WorkbookModel = {
  title: '巡回检察问题台账',
  sheets: [
    {
      name: '问题台账',
      title: '2022年全市监狱交叉巡回检察问题台账',
      note: '数据截至2022年11月30日；统计口径：已确认的监狱问题，不含派驻检察履职问题；状态摘要 3f9a…c2。',
      orientation: 'landscape',
      columns: [
        { title: '序号', width: 6, type: 'integer' },
        { title: '罪犯编号', width: 22, type: 'text' },
        { title: '监狱', width: 12, type: 'text' },
        { title: '问题', width: 48, type: 'text' },
        { title: '发现日期', width: 13, type: 'date' },
        { title: '整改率', width: 10, type: 'percent' },
      ],
      rows: Array.from({ length: 80 }, (_, i) => [
        i + 1,
        `5001202200${String(12345678 + i)}`,
        `${'甲丁戊己庚'[i % 5]}监狱`,
        i === 0 ? '=1+1' : '减刑提请材料缺少财产性判项履行证明，复核环节未发现，审批表未附证明材料',
        i === 3 ? null : dateOnly(`2022-09-${String(14 + (i % 15)).padStart(2, '0')}`),
        (i % 20) / 20,
      ]),
    },
    { name: '问题台账', title: '空表', orientation: 'portrait', columns: [{ title: '项目', width: 20, type: 'text' }], rows: [] },
  ],
};
