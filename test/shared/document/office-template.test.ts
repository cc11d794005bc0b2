import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Block, DocumentModel } from '#shared/document/model.ts';
import { placeholders, sampleTemplate, templateData } from '#shared/document/template-data.ts';
import { writeDocx } from '#shared/document/writers/docx.ts';
import { fillTemplate, lintTemplate, TEMPLATE_LIMITS } from '#shared/document/writers/office-template.ts';
import type { Bytes } from '#shared/kernel/bytes.ts';
import { docxParagraphs } from '#test/helpers/document-text.ts';

const paper: DocumentModel = {
  ...{ family: 'legal', issuer: '江州市人民检察院', title: '纠正违法通知书', number: '江检〔2022〕3号', recipient: '甲监狱', properties: { title: '通知书' } },
  body: [
    { type: 'heading', level: 1, runs: [{ text: '一、事实' }] },
    { type: 'paragraph', runs: [{ text: '禁闭<十七>日 & {标题}，' }, { text: '属实。', strong: true }] },
  ],
  annexes: [
    {
      ...{ label: '附件', title: '问题清单' },
      body: [
        {
          type: 'table',
          columns: [
            { title: '序号', share: 1 },
            { title: '问题', share: 3 },
          ],
          rows: [
            ['1', '禁闭超期'],
            ['2', { text: '脱岗' }],
          ],
        },
      ],
    },
  ],
  signature: { issuer: '江州市人民检察院', date: '2022-11-05' as never },
  copyTo: ['省监狱管理局', '驻甲监狱检察室'],
};

/** A DOCX of ours with other paragraphs, as an office might have typed them. */
async function template(...lines: string[]): Promise<Bytes> {
  return (
    await writeDocx({
      ...sampleTemplate,
      title: '模板',
      number: '',
      recipient: '',
      issuer: '院',
      body: lines.map((text) => ({ type: 'paragraph', runs: [{ text }] })),
    })
  ).bytes;
}

async function changed(bytes: Bytes, change: (parts: Record<string, Uint8Array>) => void): Promise<Bytes> {
  const parts = unzipSync(bytes);
  change(parts);
  return Uint8Array.from(zipSync(parts));
}

const add =
  (name: string, data: Uint8Array) =>
  (parts: Record<string, Uint8Array>): void => {
    parts[name] = data;
  };

describe("an office's own template", () => {
  it('is filled from the sample that the program gives', async () => {
    const sample = (await writeDocx(sampleTemplate)).bytes;
    expect(lintTemplate(sample)).toEqual([]);
    const text = docxParagraphs(fillTemplate(sample, paper));
    for (const words of [
      '江州市人民检察院',
      '纠正违法通知书',
      '江检〔2022〕3号',
      '一、事实',
      '禁闭<十七>日 & {标题}，属实。',
      '附件：问题清单',
      '抄送：省监狱管理局，驻甲监狱检察室',
      '2022年11月5日',
    ])
      expect(text.join('\n')).toContain(words);
    expect(text.join('')).not.toMatch(/\{[#/]/);
  });

  it('repeats rows, shows what is there, and leaves blank what is not', async () => {
    const bytes = await template(
      '{#问题清单}',
      '{序号}.{问题}（{监区或部门}）',
      '{/问题清单}',
      '{#正文}{#是标题}【{段}】{/是标题}{^是标题}{段}{/是标题}{/正文}',
      '副：{副标题}。',
    );
    expect(docxParagraphs(fillTemplate(bytes, paper)).join('|')).toContain('1.禁闭超期（）|2.脱岗（）|【一、事实】禁闭<十七>日 & {标题}，属实。|副：。');
  });

  it('writes tables with their rows, in annexes and in the text, and charts as their numbers', async () => {
    const table = (caption: string, cells: readonly string[]): Block => ({
      ...{
        type: 'table',
        caption,
        columns: [
          { title: '项目', share: 1 },
          { title: '数', share: 1 },
        ],
      },
      rows: cells.map((cell, i) => [cell, String(i + 1)]),
    });
    const chart: Block = {
      type: 'chart',
      caption: '图1 问题数',
      chart: { kind: 'bars', title: '各监区问题数', unit: '个', axis: '监区', labels: ['一监区'], series: [{ name: '问题', values: [3] }] },
    };
    const model: DocumentModel = {
      ...paper,
      body: [...paper.body, table('表1', ['甲', '乙']), chart],
      annexes: [...(paper.annexes ?? []), { label: '附件2', title: '统计', body: [table('', ['丙']), { type: 'paragraph', runs: [{ text: '说明。' }] }] }],
    };
    const rows: Block = {
      type: 'table',
      columns: [
        { title: '{列名1}', share: 1 },
        { title: '{列名2}', share: 1 },
      ],
      rows: [['{#行}{列1}', '{列2}{/行}']],
    };
    const line = (text: string): Block => ({ type: 'paragraph', runs: [{ text }] });
    const own = (
      await writeDocx({
        ...sampleTemplate,
        ...{ title: '模板', number: '', recipient: '', issuer: '院' },
        body: [line('{#正文}{段}{#表格}{表题}'), rows, line('{/表格}{/正文}'), line('{#附件}{附件名称}：{附件文字}{#表格}'), rows, line('{/表格}{/附件}')],
      })
    ).bytes;
    expect(lintTemplate(own)).toEqual([]);
    const filled = docxParagraphs(fillTemplate(own, model)).join('|');
    expect(filled).toContain('表1|项目|数|甲|1|乙|2|');
    expect(filled).toContain('图1 问题数：各监区问题数（单位：个）。一监区3。');
    expect(filled).toMatch(/统计：说明。\|+项目\|数\|丙\|1\|/);
    // A template that writes no tables has them as lines.
    const plain = docxParagraphs(fillTemplate(await template('{#正文}', '{段}', '{/正文}', '{#附件}', '{附件文字}', '{/附件}'), model)).join('|');
    expect(plain).toContain('表1|项目\t数|甲\t1|乙\t2|');
    expect(lintTemplate(await template('{列10}'))[0]?.words).toContain('没有名为“列10”');
    expect(lintTemplate(await template('{列3}'))[0]?.words).toContain('“列3”只能放在“{#行}”');
  });

  it('gives the same bytes for the same paper', async () => {
    const bytes = await template('{标题}');
    expect(fillTemplate(bytes, paper)).toEqual(fillTemplate(bytes, paper));
  });

  it('knows a value for every placeholder it documents', () => {
    const data = templateData(paper);
    for (const { tag, in: loop } of placeholders) if (loop === undefined) expect(Object.keys(data)).toContain(tag);
    expect(Object.keys((data['正文'] as never[])[0] ?? {})).toEqual(expect.arrayContaining(['段', '是标题', '是正文']));
  });

  it('is told each mistake with its place, in words', async () => {
    const cases: readonly (readonly [string[], RegExp])[] = [
      [['{标题', '后面'], /“\{标题”.*花括号没有成对/],
      [['标题}'], /花括号没有成对/],
      [['{不认识的}'], /没有名为“不认识的”的占位符/],
      [['{标题.length}'], /没有名为“标题\.length”/],
      [['{@标题}'], /没有名为“@标题”/],
      [['{正文}'], /“正文”是成段重复的/],
      [['{#标题}{/标题}'], /“标题”不能重复/],
      [['{段}'], /“段”只能放在“\{#正文\}”/],
      [['{#正文}', '{段}'], /“\{#正文\}”没有对应的“\{\/正文\}”/],
      [['{/正文}'], /前面没有对应的/],
      [['{#正文}{#附件}{/正文}{/附件}'], /“\{#附件\}”还没有结束/],
    ];
    for (const [lines, words] of cases) {
      const troubles = lintTemplate(await template('开头', ...lines));
      expect(troubles.map(({ place, words: said }) => `${place}${said}`).join('\n')).toMatch(words);
      expect(troubles[0]?.place).toMatch(/^正文第 \d+ 段“/);
    }
    const several = lintTemplate(await template('{甲乙}', '好', '{丙丁}'));
    expect(several).toHaveLength(2);
    const unfit = await template('{甲乙}');
    expect(() => fillTemplate(unfit, paper)).toThrow(/没有名为“甲乙”/);
  });

  it('is never code and never fetches: macros, objects, outside links and fetching fields are refused', async () => {
    const clean = await template('{标题}');
    const words = async (change: (parts: Record<string, Uint8Array>) => void): Promise<string> =>
      lintTemplate(await changed(clean, change))
        .map((trouble) => trouble.words)
        .join('');
    const edit = (name: string, from: string | RegExp, to: string) => (parts: Record<string, Uint8Array>) => {
      const before = strFromU8(parts[name] ?? new Uint8Array(0));
      parts[name] = strToU8(before.replace(from, to));
      expect(strFromU8(parts[name])).not.toBe(before);
    };
    expect(await words(add('word/vbaProject.bin', strToU8('x')))).toContain('宏');
    expect(await words(add('word/embeddings/a.docx', strToU8('x')))).toContain('嵌入的对象');
    const link =
      '<Relationship Id="x9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://a/b.dotm" TargetMode="External"/></Relationships>';
    expect(await words(edit('word/_rels/document.xml.rels', '</Relationships>', link))).toContain('引用了文件以外');
    expect(await words(edit('word/document.xml', '</w:body>', '<w:p><w:r><w:instrText> INCLUDETEXT "c:\\\\a" </w:instrText></w:r></w:p></w:body>'))).toContain(
      '取用其他文件',
    );
    expect(await words(edit('word/document.xml', '</w:body>', '<w:altChunk r:id="a"/></w:body>'))).toContain('夹带');
  });

  it('refuses what is no document, is too large, or unpacks to too much', async () => {
    expect(() => lintTemplate(Uint8Array.from([1, 2, 3]))).toThrow(/template.foreign/);
    expect(() => lintTemplate(new Uint8Array(TEMPLATE_LIMITS.bytes + 1))).toThrow(/template.tooLarge/);
    const bomb = await changed(await template('{标题}'), add('word/media/a.xml', new Uint8Array(TEMPLATE_LIMITS.part + 1)));
    expect(() => lintTemplate(bomb)).toThrow(/template.bomb/);
    expect(() => lintTemplate(Uint8Array.from(zipSync({ 'a.txt': strToU8('x') })))).toThrow(/template.foreign/);
  });
});
