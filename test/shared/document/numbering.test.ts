import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, DocumentModel } from '#shared/document/model.ts';
import { type NumberLevel, numberLead, numberLevels, numberShown } from '#shared/document/numbering.ts';
import { writeDocx } from '#shared/document/writers/docx.ts';
import { docxParagraphs, docxParts } from '#test/helpers/document-text.ts';
import { numberBefore } from '#test/helpers/docx-numbers.ts';
import { correctionNotice, suggestionLetter } from '#test/helpers/sample-documents.ts';

const heading = (level: NumberLevel, text: string): Block => ({ type: 'heading', level: (level + 1) as 1 | 2 | 3 | 4, runs: [{ text }] });
const paragraph = (text: string, strong = false): Block => ({ type: 'paragraph', runs: [{ text: text.slice(0, 1), strong }, { text: text.slice(1) }] });
const paper = (body: readonly Block[]): DocumentModel => ({ family: 'report', issuer: '院', title: '题', body, properties: { title: '题' } });

/** What a word processor shows for the body, and the numbers that are typed all the same. */
async function shown(body: readonly Block[]): Promise<{ readonly lines: string[]; readonly typed: string[] }> {
  const { bytes } = await writeDocx(paper(body));
  const parts = docxParts(bytes);
  const typed = [...(parts['word/document.xml'] ?? '').matchAll(/<w:p>(.*?)<\/w:p>/gs)].flatMap(([, xml = '']) => {
    const text = [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((match) => match[1]).join('');
    return numberLead(text) ? [text] : [];
  });
  return { lines: docxParagraphs(bytes).slice(2, 2 + body.length), typed };
}

describe('numbers that a word processor counts', () => {
  it('are those of the model, and none of them is typed', async () => {
    const texts = ['一、甲', '（一）乙', '1.丙', '2.丁', '（1）戊', '（2）己', '（二）庚', '1.辛', '二、壬', '（一）癸'];
    const { lines, typed } = await shown(texts.map((text) => heading(numberLead(text)?.level ?? 0, text)));
    expect(lines).toEqual(texts);
    expect(typed).toEqual([]);
  });

  it('of paragraphs and of headings are one list', async () => {
    const body = [heading(0, '一、甲'), paragraph('1.乙'), paragraph('2.丙', true), heading(0, '二、丁'), paragraph('1.戊')];
    const { lines, typed } = await shown(body);
    expect(lines).toEqual(['一、甲', '1.乙', '2.丙', '二、丁', '1.戊']);
    expect(typed).toEqual([]);
  });

  it('begin anew where the paper does, and go on from a number that was left out', async () => {
    const texts = ['1.甲', '2.乙', '1.丙', '2.丁', '5.戊', '6.己', '三、庚', '（四）辛', '（五）壬', '四、癸', '1.子'];
    const { lines, typed } = await shown(texts.map((text) => paragraph(text)));
    expect(lines).toEqual(texts);
    expect(typed).toEqual([]);
  });

  it('leave alone what is no number of a level, or is written otherwise', async () => {
    const texts = ['没有序号的标题', '2.5倍', '１．全角', '0.零', '（一）甲', '一百〇五、乙', '3．丙'];
    const { lines, typed } = await shown(texts.map((text) => heading(1, text)));
    expect(lines).toEqual(texts);
    expect(typed).toEqual(['0.零', '3．丙']);
  });

  it('are right for any order of levels and numbers', { timeout: 120_000 }, async () => {
    const block = fc.tuple(fc.constantFrom(...numberLevels), fc.integer({ min: 1, max: 4 }), fc.boolean());
    await fc.assert(
      fc.asyncProperty(fc.array(block, { maxLength: 14 }), async (blocks) => {
        const texts = blocks.map(([level, number]) => `${numberShown(level, number)}文`);
        const { lines, typed } = await shown(blocks.map(([level, , isHeading], i) => (isHeading ? heading(level, texts[i] ?? '') : paragraph(texts[i] ?? ''))));
        expect(lines).toEqual(texts);
        expect(typed).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('follow when a heading is put between', async () => {
    const parts = docxParts((await writeDocx(suggestionLetter)).bytes);
    const xml = parts['word/document.xml'] ?? '';
    const paragraphs = [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([each]) => each);
    const second = paragraphs.findIndex((each) => each.includes('问题产生的原因'));
    paragraphs.splice(second, 0, '<w:p><w:pPr><w:pStyle w:val="Gongwen-heading1"/></w:pPr><w:r><w:t>插入的标题</w:t></w:r></w:p>');
    const number = numberBefore(parts);
    const numbered = paragraphs.map((each) => number(each) + [...each.matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)].map((match) => match[1]).join(''));
    expect(numbered.filter((text) => /^[一二三四五]、/.test(text))).toEqual(['一、查明的事实和证据', '二、插入的标题', '三、问题产生的原因', '四、检察建议']);
  });

  it('of 附件 are counted behind the word, one alone has none', async () => {
    const two = await writeDocx(suggestionLetter);
    expect(docxParagraphs(two.bytes)).toEqual(expect.arrayContaining(['附件：1.罪犯计分考核加分问题清单', '2.减刑案件提请材料缺失情况明细表']));
    expect(docxParts(two.bytes)['word/document.xml']).not.toContain('附件：');
    expect(docxParts((await writeDocx(correctionNotice)).bytes)['word/document.xml']).toContain('附件：第三监区');
  });

  it('belong to the heading styles, level by level', async () => {
    const parts = docxParts((await writeDocx(suggestionLetter)).bytes);
    const [list = ''] = (parts['word/numbering.xml'] ?? '').match(/<w:abstractNum .*?<\/w:abstractNum>/s) ?? [];
    expect([...list.matchAll(/<w:pStyle w:val="([^"]+)"/g)].map((match) => match[1])).toEqual(
      ['heading1', 'heading2', 'heading3', 'heading4'].map((name) => `Gongwen-${name}`),
    );
    expect(list.match(/<w:suff w:val="nothing"\/>/g)).toHaveLength(4);
    expect(list.match(/chineseCountingThousand/g)).toHaveLength(2);
    expect(parts['word/numbering.xml']).not.toContain('bullet');
    for (const level of [0, 1, 2, 3])
      expect(parts['word/styles.xml']).toMatch(
        new RegExp(`w:styleId="Gongwen-heading${level + 1}">(?:(?!</w:style>).)*<w:numPr><w:ilvl w:val="${level}"/>`, 's'),
      );
  });
});
