import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ChartSpec, chartTable, chartWords } from '#shared/document/chart.ts';
import { chartOption, paperLook } from '#shared/document/chart-option.ts';
import { findGlyphTrouble } from '#shared/document/glyph-trouble.ts';
import { type PictureNode, pictureAttributes, pictureSvg, pictureTags } from '#shared/document/picture.ts';
import { chartPicture } from '#shared/document/writers/chart-picture.ts';
import { writeDocx } from '#shared/document/writers/docx.ts';
import { readFaces } from '#shared/document/writers/faces.ts';
import { writePdf } from '#shared/document/writers/pdf.ts';
import { readPicture } from '#shared/document/writers/picture-reader.ts';
import { pictureTools } from '#shared/document/writers/rasterise.ts';
import type { Moment } from '#shared/kernel/clock.ts';
import { sha256Of } from '#shared/kernel/hash.ts';
import { bodyText, docxParagraphs, docxParts, pdfTexts } from '#test/helpers/document-text.ts';
import { loadFonts } from '#test/helpers/fonts.ts';
import { barChart, chartReport, heatChart, stackChart, trendChart } from '#test/helpers/sample-charts.ts';

const fonts = loadFonts();
const faces = readFaces(fonts);
const created = '2022-11-03T01:00:00.000Z' as Moment;
const tools = pictureTools(fonts, async () => new Uint8Array(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm'))));
const size = { width: 442, height: 200 };

function allNodes(node: PictureNode): PictureNode[] {
  return [node, ...(node.children ?? []).flatMap(allNodes)];
}
const wordsIn = (node: PictureNode): string[] => allNodes(node).flatMap(({ text }) => (text === undefined ? [] : [text]));

describe('a chart as data', () => {
  test('its table has every number, its words name the first ones', () => {
    expect(chartTable(heatChart).rows).toHaveLength(11);
    expect(chartTable(heatChart).rows[1]?.cells.map((cell) => cell.value)).toEqual([3, 10, 6, 2, 9, 5]);
    expect(chartWords(barChart)).toBe('各类问题数（单位：个）。刑罚执行92；监管安全71；教育改造28；劳动改造30；生活卫生17；计分考核与奖惩37。');
    expect(chartWords(trendChart)).toContain('2020年：刑罚执行110、监管安全无');
  });
});

describe('a chart as picture', () => {
  test.each([barChart, stackChart, heatChart, trendChart])('$kind draws its labels and numbers with our faces and nothing but geometry', (spec) => {
    const nodes = allNodes(chartPicture(spec, size, faces));
    const words = wordsIn(chartPicture(spec, size, faces));
    for (const label of spec.labels) expect(words).toContain(label);
    const most = Math.max(...spec.series.flatMap((series) => series.values.map(Number)));
    expect(words).toContain(String(most));
    for (const { tag, attrs, text, face } of nodes) {
      expect(pictureTags).toContain(tag);
      expect(Object.keys(attrs).filter((name) => !pictureAttributes.has(name))).toEqual([]);
      if (text !== undefined) expect(face).toBeDefined();
    }
    expect(nodes.filter(({ tag }) => tag === 'path').length).toBeGreaterThan(0);
  });

  test('numbers of lines that meet stand once, of lines that are near on both sides of them', () => {
    const lines = (...values: readonly number[]): ChartSpec => ({
      ...trendChart,
      labels: ['2022年'],
      series: values.map((value, at) => ({ name: `第${at}线`, values: [value] })),
    });
    const option = (spec: ChartSpec) =>
      chartOption(spec, paperLook) as { readonly series: readonly { readonly data: readonly { readonly label: object }[] }[] };
    const labels = (...values: readonly number[]) => option(lines(...values)).series.map((series) => series.data[0]?.label);
    const [top, bottom, none] = [{ position: 'top' }, { position: 'bottom' }, { show: false }];
    expect(labels(50, 50, 20)).toEqual([top, none, top]);
    expect(labels(98, 100)).toEqual([bottom, top]);
    expect(labels(100, 98, 96)).toEqual([top, bottom, none]);
  });

  test('series are told apart without colour: patterns over bars, dashes and marks along lines', () => {
    const stack = pictureSvg(chartPicture(stackChart, size, faces), (face) => face);
    expect(stack.match(/<pattern /g)?.length).toBeGreaterThanOrEqual(stackChart.series.length - 1);
    expect(pictureSvg(chartPicture(trendChart, size, faces), (face) => face)).toContain('stroke-dasharray');
  });

  test('the same chart is the same picture, however many were drawn before', () => {
    const first = pictureSvg(chartPicture(stackChart, size, faces), (face) => face);
    chartPicture(heatChart, size, faces);
    expect(pictureSvg(chartPicture(stackChart, size, faces), (face) => face)).toBe(first);
  });

  test('any label comes through as text, in a picture that is well-formed', () => {
    const label = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 5 }), (labels) => {
        const spec: ChartSpec = { ...barChart, labels, series: [{ name: '问题', values: labels.map((_, at) => at) }] };
        const svg = pictureSvg(chartPicture(spec, size, faces), () => 'hei');
        expect(svg).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]|&(?!amp;|lt;|gt;|quot;)/);
        expect(() => readPicture(svg, 'c')).not.toThrow();
      }),
      { numRuns: 40 },
    );
  });

  test('a name with a character of another face is set in both, and one of no face is 〓 and warned of', () => {
    const spec: ChartSpec = { ...barChart, labels: ['甲😀监狱'], series: [{ name: '问题', values: [1] }] };
    expect(wordsIn(chartPicture(spec, size, faces)).join('')).toContain('甲〓监狱');
    expect(findGlyphTrouble({ ...chartReport, body: [{ type: 'chart', chart: spec }] }, faces).map(({ char }) => char)).toEqual(['😀']);
  });
});

describe('reading a picture', () => {
  test.each([
    ['a script', '<svg><script>1</script></svg>'],
    ['a foreign object', '<svg><foreignObject><p>x</p></foreignObject></svg>'],
    ['an image', '<svg><image href="http://x/"/></svg>'],
    ['a link', '<svg><a href="javascript:1"><text>x</text></a></svg>'],
    ['an animation', '<svg><animate attributeName="x"/></svg>'],
    ['a cut text', '<svg><g></svg>'],
    ['two roots in a row', '<svg></svg><svg></svg'],
    ['no drawing', 'text'],
    ['a doctype', '<!DOCTYPE svg [<!ENTITY x "y">]><svg></svg>'],
  ])('%s is refused', (_, svg) => {
    expect(() => readPicture(svg, 'c')).toThrow(RangeError);
  });

  test('addresses and events are left out', () => {
    const svg = '<svg onload="x()"><rect fill="url(http://x/)" style="fill:url(#zr7-p3);background:red" xlink:href="x" width="1"/></svg>';
    expect(pictureSvg(readPicture(svg, 'c'), () => '')).toBe('<svg xmlns="http://www.w3.org/2000/svg"><rect fill="url(#c1)" width="1"></rect></svg>');
  });
});

describe('charts on paper', () => {
  test('PDF: vectors with searchable words, captions, the same bytes again', async () => {
    const { bytes } = await writePdf(chartReport, { fonts, created });
    const { texts, paper, pages } = await pdfTexts(bytes);
    const said = bodyText(texts, paper);
    for (const words of ['图1各类问题数', '计分考核与奖惩', '子监狱', '较重']) expect(said).toContain(words);
    expect(pages).toBe(3);
    expect(sha256Of((await writePdf(chartReport, { fonts, created })).bytes)).toBe(sha256Of(bytes));
  });

  test('DOCX: vectors, dots of 300 an inch beside them, words for who cannot see, the same bytes again', async () => {
    const { bytes } = await writeDocx(chartReport, { pictures: tools });
    const parts = docxParts(bytes);
    const names = Object.keys(parts);
    expect(names.filter((name) => /^word\/media\/.*\.svg$/.test(name))).toHaveLength(4);
    expect(names.filter((name) => /^word\/media\/.*\.png$/.test(name))).toHaveLength(4);
    const xml = parts['word/document.xml'] ?? '';
    expect(xml).toContain(`descr="${chartWords(barChart)}"`);
    expect(docxParagraphs(bytes)).toContain('图2 各类问题的严重程度');
    expect(sha256Of((await writeDocx(chartReport, { pictures: tools })).bytes)).toBe(sha256Of(bytes));
  });

  test('the dots are as many as asked, and not blank', async () => {
    const png = await tools.png(chartPicture(barChart, size, faces), 1843);
    const view = new DataView(png.buffer, png.byteOffset);
    expect([view.getUint32(16), view.getUint32(20)]).toEqual([1843, Math.ceil((1843 * 200) / 442)]);
    expect(png.length).toBeGreaterThan(15_000);
  });

  test('a chart without tools is refused, a paper without charts needs none', async () => {
    await expect(writeDocx(chartReport)).rejects.toThrow(RangeError);
    await expect(writeDocx({ ...chartReport, body: [], annexes: [] })).resolves.toBeDefined();
  });
});
