import { expect, it } from 'vitest';
import { changeRows, type ImportRow, type RowState, whoseTurn } from '#renderer/exchange/import-rows.ts';
import { strangeFile } from '#renderer/exchange/strange-files.ts';

const files = (...names: string[]): readonly ImportRow[] => changeRows([], { do: 'add', sources: names.map((name) => ({ name, shelved: name })) });
const after = (rows: readonly ImportRow[], key: number, state: RowState): readonly ImportRow[] => changeRows(rows, { do: 'set', key, state });
const failed: RowState = { at: 'failed', trouble: { words: '打不开。', next: '重新导出。' } };
const told: RowState = { at: 'told', told: { tone: 'done', mark: '已导入', words: '新增 1 项。' } };

it('files take their turn in the order they came; one that cannot be opened or asks for a passphrase holds nobody up', () => {
  let rows = files('一', '二', '三');
  expect(whoseTurn(rows)?.source.name).toBe('一');
  rows = after(rows, 1, { at: 'opening', words: '', share: 0 });
  expect(whoseTurn(rows)).toBeUndefined();
  rows = after(rows, 1, { at: 'passphrase', trouble: null });
  expect(whoseTurn(rows)?.source.name).toBe('二');
  rows = after(rows, 2, failed);
  expect(whoseTurn(rows)?.source.name).toBe('三');
  rows = after(rows, 3, { at: 'applying' });
  expect(whoseTurn(after(rows, 1, { at: 'waiting', passphrase: '口令' }))).toBeUndefined();
  rows = after(after(rows, 1, { at: 'waiting', passphrase: '口令' }), 3, told);
  expect(whoseTurn(rows)).toMatchObject({ key: 1, state: { passphrase: '口令' } });
});

it('a late word of progress changes nothing, and files dropped later never take the key of an earlier one', () => {
  let rows = after(files('一', '二'), 1, told);
  expect(changeRows(rows, { do: 'progress', key: 1, words: '正在核对', share: 1 })).toEqual(rows);
  rows = changeRows(changeRows(rows, { do: 'tidy' }), { do: 'add', sources: [{ name: '三', shelved: '三' }] });
  expect(rows.map(({ key, source }) => [key, source.name])).toEqual([
    [2, '二'],
    [3, '三'],
  ]);
  expect(changeRows(rows, { do: 'drop', key: 2 })).toHaveLength(1);
});

it.each([
  ['李某.xjcard', '去设备与信任'],
  ['现场.JPG', '去问题'],
  ['监控.mp4', '去问题'],
  ['审批表.pdf', '去问题'],
  ['通知书模板.docx', '去文书模板'],
  ['台账.xlsx', '去台账'],
])('%s is told where it belongs', (name, place) => {
  expect(strangeFile(name)?.place).toBe(place);
  expect(strangeFile(name)?.words).toMatch(/^这是.*。$/);
});

it('what its name tells to be no package has its word at once, also while another file is looked at', () => {
  expect(files('一.xjb', '现场.jpg').map(({ state }) => state.at)).toEqual(['waiting', 'told']);
});

it('what may be a package is opened to see', () => {
  expect(strangeFile('二组-成果包-003.xjb')).toBeUndefined();
  expect(strangeFile('没有扩展名')).toBeUndefined();
});
