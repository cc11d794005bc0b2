import { describe, expect, test } from 'vitest';
import type { DocumentModel } from '#shared/document/model.ts';
import { layOut } from '#shared/document/pages.ts';
import { printable } from '#shared/document/printable.ts';
import { writeDocx } from '#shared/document/writers/docx.ts';
import { readFaces } from '#shared/document/writers/faces.ts';
import { writePdf } from '#shared/document/writers/pdf.ts';
import { type PreviewNode, previewTree } from '#shared/document/writers/preview.ts';
import { previewCss, previewFontCss } from '#shared/document/writers/preview-css.ts';
import type { Moment } from '#shared/kernel/clock.ts';
import { sha256Of } from '#shared/kernel/hash.ts';
import { bodyText, docxParagraphs, docxParts, pdfTexts, previewText, squeezed } from '#test/helpers/document-text.ts';
import { loadFonts } from '#test/helpers/fonts.ts';
import { correctionNotice, longReport, sampleDocuments } from '#test/helpers/sample-documents.ts';

const fonts = loadFonts();
const created = '2022-11-03T01:00:00.000Z' as Moment;
const samples = Object.entries(sampleDocuments);

async function texts(model: DocumentModel): Promise<{ pdf: string; docx: string; preview: string }> {
  const { texts: placed, paper } = await pdfTexts((await writePdf(model, { fonts, created })).bytes);
  const docx = docxParagraphs((await writeDocx(model)).bytes).join('');
  return { pdf: bodyText(placed, paper), docx: squeezed(docx), preview: squeezed(previewText(previewTree(model))) };
}

describe('one model, three papers', () => {
  test.each(samples)('%s says the same in PDF, DOCX and preview', async (name, model) => {
    const { pdf, docx, preview } = await texts(model);
    expect(preview).toBe(docx);
    if (name !== 'longReport') {
      expect(pdf).toBe(docx);
      return;
    }
    // Heads of tables are printed again on every page; everything else stands once and in order.
    const heads = '序号领域监狱问题监督方式整改情况';
    expect(pdf.split(heads).length).toBeGreaterThan(3);
    const once = (text: string): string => text.split(heads).join('');
    expect(once(pdf)).toBe(once(docx));
  });

  test.each(samples)('%s: the same input gives the same bytes', async (_, model) => {
    const [first, second] = [await writePdf(model, { fonts, created }), await writePdf(model, { fonts: loadFonts(), created })];
    expect(first && sha256Of(first.bytes)).toBe(second && sha256Of(second.bytes));
    expect(sha256Of((await writeDocx(model)).bytes)).toBe(sha256Of((await writeDocx(model)).bytes));
  });

  test('headings are the table of contents of the PDF', async () => {
    const { outline } = await pdfTexts((await writePdf(longReport, { fonts, created })).bytes);
    expect(outline).toEqual([
      '2022年全市监狱交叉巡回检察情况汇总报告',
      ['一、基本情况', ['（一）问题分布'], ['（二）主要做法', ['1.统一标准。', ['（1）分组负责。'], ['（2）交叉复核。']]]],
      ['二、下一步工作'],
      ['附件1'],
      ['附件2'],
    ]);
  });

  test('figures and sources lead back from the preview', () => {
    const nodes: PreviewNode[] = [];
    const walk = (node: PreviewNode): void => {
      nodes.push(node);
      node.children?.forEach(walk);
    };
    walk(previewTree(longReport));
    expect(nodes.find((node) => node.figure === 'findings.prison')?.text).toBe('275');
    expect(nodes.filter((node) => node.source?.kind === 'finding')).toHaveLength(60);
  });

  test('the preview has a style for every class it uses', () => {
    const classes = new Set<string>();
    const walk = (node: PreviewNode): void => {
      for (const name of node.className?.split(' ') ?? []) classes.add(name);
      node.children?.forEach(walk);
    };
    for (const model of Object.values(sampleDocuments)) walk(previewTree(model));
    const unstyled = [...classes].filter((name) => name !== 'gw-signature-line' && !previewCss.includes(`.${name}`));
    expect(unstyled).toEqual([]);
    expect(previewFontCss('/fonts/').match(/@font-face/g)).toHaveLength(6);
  });
});

const hostile: Record<string, string> = {
  'XML specials': '<w:p>&amp;</w:p> "引号" \'撇号\' ]]> <!-- -->',
  'control characters': '甲\u0000\u0001\u0008\u000b\u001f乙\u007f\u0080丙\ufffe\uffff',
  emoji: '罪犯王😀某👨‍👩‍👧的🇨🇳',
  'rare characters': '罪犯王𠮷与李𪚥、𣎴某',
  'direction marks': '\u202e倒置\u202c与\u200f标记\u2066隔离\u2069',
  'lone surrogates': '半\ud83d个\ude00字',
  'no break at all': 'A'.repeat(3000),
  'only marks': '）》”、。'.repeat(200),
  'line ends': '第一行\r\n第二行\n\n第四行\u2028第五行',
  'an empty text': '',
  'only blanks': ' 　\t ',
  'placeholders of other formats': '{{x}} #{y} %s \\n <script>alert(1)</script> =1+1',
};

describe('hostile text', () => {
  test.each(Object.entries(hostile))('%s gives correct files that say it', async (_, text) => {
    const model: DocumentModel = {
      ...correctionNotice,
      title: text === '' ? '标题' : `标题${text.slice(0, 40)}`,
      recipient: text.slice(0, 60),
      banner: text.slice(0, 30),
      body: [
        { type: 'heading', level: 1, runs: [{ text }] },
        { type: 'paragraph', runs: [{ text }, { text, strong: true }] },
        {
          type: 'table',
          caption: text.slice(0, 20),
          columns: [
            { title: text.slice(0, 20), share: 0 },
            { title: '二', share: Number.NaN },
          ],
          rows: [[text.slice(0, 500), text.slice(0, 50)], []],
        },
      ],
      properties: { title: text, subject: text },
    };
    const pdf = await writePdf(model, { fonts, created });
    expect((await pdfTexts(pdf.bytes)).pages).toBe(pdf.pages);
    const docx = (await writeDocx(model)).bytes;
    for (const [name, xml] of Object.entries(docxParts(docx))) {
      if (!name.endsWith('.xml')) continue;
      // Characters that no XML document may hold.
      expect(xml, name).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
      expect(xml, name).not.toMatch(/&(?!amp;|lt;|gt;|quot;|apos;|#)/);
    }
    expect(squeezed(docxParagraphs(docx).join(''))).toContain(squeezed(printable(text)));
    expect(squeezed(previewText(previewTree(model)))).toContain(squeezed(printable(text)));
  });

  test('what no font can draw is 〓 in the PDF and named in a warning; nothing vanishes', async () => {
    const model: DocumentModel = { ...correctionNotice, body: [{ type: 'paragraph', runs: [{ text: '罪犯王😀某、李喆堃、赵𠮷' }] }] };
    const { bytes, warnings } = await writePdf(model, { fonts, created });
    const { texts: placed, paper } = await pdfTexts(bytes);
    expect(bodyText(placed, paper)).toContain('罪犯王〓某、李喆堃、赵〓');
    expect(warnings).toMatchObject([
      { kind: 'missing', char: '😀', code: 'U+1F600' },
      { kind: 'missing', char: '𠮷', code: 'U+20BB7' },
    ]);
    expect(warnings[1]?.words).toContain('𠮷');
    // A word processor has more faces: the file keeps what was typed.
    expect(docxParagraphs((await writeDocx(model)).bytes).join('')).toContain('赵𠮷');
    expect(previewText(previewTree(model))).toContain('赵𠮷');
  });

  test.each(['letterhead', 'minutes', 'record', 'official'] as const)('the form %s takes any text in every place it has', async (family) => {
    for (const text of Object.values(hostile)) {
      const short = text.slice(0, 60);
      const model: DocumentModel = {
        ...correctionNotice,
        family,
        redHead: true,
        issuer: short === '' ? '院' : short,
        signer: short,
        recipient: text,
        pageFoot: short,
        attendance: [{ label: short.slice(0, 10), names: text }],
        copyTo: [short, '丙'],
        imprint: { office: short, date: undefined },
        body: [
          {
            type: 'table',
            form: { rowHeight: 30 },
            columns: [
              { title: '', share: 1 },
              { title: '', share: 2 },
            ],
            rows: [[{ text: text.slice(0, 400), span: 9, strong: true }], [short], [{ text: short, span: 0 }, { text: short, span: -3 }, '多']],
          },
        ],
      };
      const pdf = await writePdf(model, { fonts, created });
      expect((await pdfTexts(pdf.bytes)).pages).toBe(pdf.pages);
      const docx = (await writeDocx(model)).bytes;
      for (const [name, xml] of Object.entries(docxParts(docx))) {
        if (!name.endsWith('.xml')) continue;
        expect(xml, name).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
        expect(xml, name).not.toMatch(/&(?!amp;|lt;|gt;|quot;|apos;|#)/);
      }
      expect(squeezed(docxParagraphs(docx).join(''))).toContain(squeezed(printable(text.slice(0, 400))));
      expect(squeezed(previewText(previewTree(model)))).toContain(squeezed(printable(text.slice(0, 400))));
    }
  });

  test('progress goes up to the end, and only there reaches it', async () => {
    const shares: number[] = [];
    await writePdf(longReport, { fonts, created, progress: (share) => shares.push(share) });
    expect(shares.length).toBeGreaterThan(5);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
    expect(shares.at(-1)).toBe(1);
    expect(shares.indexOf(1)).toBe(shares.length - 1);
  });

  test.each(['DOCX', 'pages'] as const)('progress of %s goes up to the end in more than a few steps', async (what) => {
    const shares: number[] = [];
    const progress = (share: number): void => void shares.push(share);
    if (what === 'DOCX') await writeDocx(longReport, { progress });
    else layOut(longReport, readFaces(fonts), progress);
    expect(shares.length).toBeGreaterThan(20);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
    expect(shares.at(-1)).toBe(1);
    expect(shares.indexOf(1)).toBe(shares.length - 1);
  });

  test('a paragraph of 10,000 characters is printed whole', async () => {
    const text = '巡回检察，发现问题。'.repeat(1000);
    const { pdf, docx } = await texts({ ...correctionNotice, body: [{ type: 'paragraph', runs: [{ text }] }] });
    expect(pdf).toContain(text);
    expect(docx).toContain(text);
  });

  test('a row longer than a page is divided, not cut', async () => {
    const long = '很长的事实。'.repeat(600);
    const model: DocumentModel = {
      ...correctionNotice,
      body: [
        {
          type: 'table',
          columns: [
            { title: '事实', share: 1 },
            { title: '依据', share: 1 },
          ],
          rows: [
            [long, '一'],
            ['尾行', '二'],
          ],
        },
      ],
    };
    const { texts: placed, paper, pages } = await pdfTexts((await writePdf(model, { fonts, created })).bytes);
    expect(pages).toBeGreaterThan(2);
    const said = bodyText(placed, paper);
    expect(said.match(/很长的事实。/g)?.length ?? 0).toBeGreaterThan(590);
    expect(said).toContain('尾行二');
  });
});

describe('what the files carry', () => {
  test('no person, no time of making', async () => {
    const { 'docProps/core.xml': core, ...rest } = docxParts((await writeDocx(correctionNotice)).bytes);
    expect(core).toContain('<dc:creator>巡检台</dc:creator>');
    expect(core).not.toMatch(/lastModifiedBy|dcterms/);
    expect(Object.values(rest).join('')).not.toContain('Un-named');
  });

  test('styles with Chinese names, exact pitch, Chinese and Latin fonts, fields for page numbers', async () => {
    const parts = docxParts((await writeDocx(sampleDocuments.officialLetter)).bytes);
    const styles = parts['word/styles.xml'] ?? '';
    for (const name of ['正文仿宋', '一级标题', '二级标题', '公文标题', '主送机关']) expect(styles).toContain(`<w:name w:val="${name}"/>`);
    const body = /<w:style [^>]*w:styleId="Gongwen-body">.*?<\/w:style>/s.exec(styles)?.[0] ?? '';
    expect(body).toContain('w:line="579" w:lineRule="exact"');
    expect(body).toContain('w:eastAsia="仿宋_GB2312"');
    expect(body).toContain('w:ascii="Times New Roman"');
    expect(body).toContain('<w:autoSpaceDE w:val="0"/>');
    for (const font of ['楷体_GB2312', '黑体', '方正小标宋简体']) expect(styles).toContain(font);
    expect(parts['word/settings.xml']).toContain('evenAndOddHeaders');
    expect(Object.entries(parts).filter(([name, xml]) => name.startsWith('word/footer') && xml.includes('PAGE'))).toHaveLength(2);
  });

  test('tables of fixed widths with a repeated head and undivided rows, a landscape annex', async () => {
    const xml = docxParts((await writeDocx(longReport)).bytes)['word/document.xml'] ?? '';
    expect(xml).toContain('<w:tblLayout w:type="fixed"/>');
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(3);
    expect(xml.match(/<w:cantSplit\/>/g)?.length).toBe(1 + 6 + 1 + 60 + 1 + 11 + 2);
    expect(xml.match(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"\/>/g)).toHaveLength(1);
  });
});
