import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { DocumentModel } from '#shared/document/model.ts';
import { layOut } from '#shared/document/pages.ts';
import { writeDocx } from '#shared/document/writers/docx.ts';
import { readFaces } from '#shared/document/writers/faces.ts';
import { docxTexts, findNames, refuseNames } from '#shared/document/writers/name-scan.ts';
import { writePdf } from '#shared/document/writers/pdf.ts';
import { pdfTexts } from '#shared/document/writers/pdf-scan.ts';
import { isWorkbenchError } from '#shared/kernel/errors.ts';
import { loadFonts } from '#test/helpers/fonts.ts';
import { moment } from '#test/helpers/ledger.ts';

const paper = (over: Partial<DocumentModel> = {}): DocumentModel => ({
  ...{ family: 'legal', issuer: '江州市人民检察院', title: '纠正违法通知书', recipient: '甲监狱', properties: { title: '纠正违法通知书' } },
  body: [{ type: 'paragraph', runs: [{ text: '民警李某对罪犯张某某禁闭十七日。' }] }],
  signature: { issuer: '江州市人民检察院', date: undefined },
  ...over,
});
const names = ['张三丰', '李四'];

describe('the scan of a finished DOCX', () => {
  const scan = async (model: DocumentModel, change: (parts: Record<string, Uint8Array>) => void = () => undefined) => {
    const parts = unzipSync((await writeDocx(model)).bytes);
    change(parts);
    return findNames(docxTexts(zipSync(parts)), names);
  };
  const plant = (part: string, from: string, to: string) => (parts: Record<string, Uint8Array>) => {
    const before = strFromU8(parts[part] ?? new Uint8Array(0));
    expect(before).toContain(from);
    parts[part] = strToU8(before.replace(from, to));
  };

  it('finds nothing in a clean paper', async () => {
    expect(await scan(paper())).toEqual([]);
  });

  it('finds a name in the text, though it is spaced or cut into runs', async () => {
    const found = await scan(paper({ body: [{ type: 'paragraph', runs: [{ text: '民警李　' }, { text: '四', strong: true }, { text: '脱岗。' }] }] }));
    expect(found).toEqual([{ name: '李四', place: '正文', excerpt: '民警李四脱岗。' }]);
  });

  it('finds it in tables, annexes, properties, authors and attributes', async () => {
    const table = { type: 'table' as const, columns: [{ title: '姓名', share: 1 }], rows: [['张三丰']] };
    expect(await scan(paper({ annexes: [{ label: '附件', title: '名单', body: [table] }] }))).toMatchObject([{ name: '张三丰', place: '正文' }]);
    expect(await scan(paper(), plant('docProps/core.xml', '巡检台', '张三丰'))).toMatchObject([{ name: '张三丰', place: '文件属性' }]);
    expect(await scan(paper(), plant('word/document.xml', '<w:p>', '<w:p w:author="&#x674E;四">'))).toMatchObject([{ name: '李四', place: '正文' }]);
  });

  it('says the name, the place and what to do', async () => {
    const found = await scan(paper({ recipient: '李四' }));
    expect(() => refuseNames([])).not.toThrow();
    try {
      refuseNames(found);
      expect.unreachable();
    } catch (error) {
      expect(isWorkbenchError(error, 'nameScan.found') && error.words).toContain('应当遮去的姓名“李四”');
    }
  });

  it('lets nothing out that cannot be read back', () => {
    expect(() => docxTexts(new Uint8Array([1, 2, 3]))).toThrow(/nameScan.unreadable/);
  });
});

describe('the scan of a finished PDF', { timeout: 60_000 }, () => {
  const scan = async (model: DocumentModel) =>
    findNames(await pdfTexts((await writePdf(model, { fonts: loadFonts(), created: moment('2022-10-01T01:00:00.000Z') })).bytes), names);

  it('finds nothing in a clean paper, and a name on the page or in the properties', async () => {
    expect(await scan(paper())).toEqual([]);
    expect(await scan(paper({ body: [{ type: 'paragraph', runs: [{ text: '罪犯张' }, { text: '三丰。', strong: true }] }] }))).toMatchObject([
      { name: '张三丰', place: '第 1 页' },
    ]);
    expect(await scan(paper({ properties: { title: '李四的材料' } }))).toMatchObject([{ name: '李四', place: '文件属性' }]);
  });

  it('finds a name that is broken over two lines or two pages, once', async () => {
    const lines = (text: string): DocumentModel => paper({ banner: '内部资料', body: [{ type: 'paragraph', runs: [{ text }] }] });
    const filler = lines('甲'.repeat(1200));
    const [first] = layOut(filler, readFaces(loadFonts()));
    const onFirst = [...(first?.drawing.pieces ?? []).map(({ text }) => text).join('')].filter((char) => char === '甲').length;
    // 甲监狱 as 主送 holds one more.
    const room = onFirst - 1;
    const broken = await scan(lines(`${'甲'.repeat(room - 1)}张三丰${'甲'.repeat(100)}`));
    expect(broken).toEqual([{ name: '张三丰', place: '第 1 页末与第 2 页首', excerpt: `${'甲'.repeat(8)}张三丰${'甲'.repeat(8)}` }]);
    for (const at of [room - 3, room]) {
      const whole = await scan(lines(`${'甲'.repeat(at)}张三丰${'甲'.repeat(100)}`));
      expect(whole.map(({ place }) => place)).toEqual([at === room ? '第 2 页' : '第 1 页']);
    }
    expect(await scan(lines(`${'甲'.repeat(25)}张三丰`))).toHaveLength(1);
  });

  it('lets nothing out that cannot be read back', async () => {
    await expect(pdfTexts(new Uint8Array([1, 2, 3]))).rejects.toThrow(/nameScan.unreadable/);
  });
});
