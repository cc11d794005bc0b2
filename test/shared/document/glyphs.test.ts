import { describe, expect, test } from 'vitest';
import { findGlyphTrouble } from '#shared/document/glyph-trouble.ts';
import { glyphsOf, substitute } from '#shared/document/glyphs.ts';
import type { DocumentModel } from '#shared/document/model.ts';
import { printable } from '#shared/document/printable.ts';
import { readFaces } from '#shared/document/writers/faces.ts';
import { fontFiles } from '#shared/document/writers/font-files.ts';
import { loadFonts } from '#test/helpers/fonts.ts';
import { sampleDocuments } from '#test/helpers/sample-documents.ts';

const fonts = loadFonts();
const faces = readFaces(fonts);
const faceOf = (char: string, face: 'fangSong' | 'kaiTi' | 'hei' | 'song' = 'fangSong') => glyphsOf(char, face, 16, faces)[0]?.face;

const withText = (text: string): DocumentModel => ({
  family: 'report',
  issuer: '乙市人民检察院',
  title: '情况报告',
  body: [
    { type: 'paragraph', runs: [{ text: '第一段。' }] },
    { type: 'paragraph', runs: [{ text }] },
  ],
  properties: { title: '情况报告' },
});

describe('the face of each character', () => {
  test('characters of names that 仿宋 lacks come from 宋体, the others from 仿宋', () => {
    expect(Array.from('王喆堃玥').map((char) => faceOf(char))).toEqual(['fangSong', 'song', 'song', 'song']);
  });

  test('figures of the body are Times-like, those of 黑体 its own', () => {
    expect(faceOf('3')).toBe('latin');
    expect(faceOf('3', 'kaiTi')).toBe('latin');
    expect(faceOf('3', 'hei')).toBe('hei');
  });

  test('a mark that a face sets narrow comes from one that sets it full width', () => {
    expect(faceOf('“', 'kaiTi')).toBe('fangSong');
    expect(faces.kaiTi.advance('“'.codePointAt(0) as number)).toBeLessThan(0.5);
    expect(faceOf('—', 'song')).toBe('fangSong');
  });

  test('all faces share advances of half and whole ems where the grid relies on them', () => {
    expect(faces.latin.advance(0x31)).toBe(0.5);
    for (const name of ['fangSong', 'kaiTi', 'hei', 'xiaoBiaoSong', 'song'] as const) expect(faces[name].advance(0x4e00)).toBe(1);
  });

  test('every face of the list has its file, and 8105 characters are covered', () => {
    expect(Object.keys(fontFiles).sort()).toEqual(Object.keys(fonts).sort());
    for (const char of '㑇㕮喆堃玥珺翀赟昇镕𫍯𬒈') expect(glyphsOf(char, 'fangSong', 16, faces)[0]?.missing, char).toBe(false);
  });
});

describe('characters that cannot be printed as typed', () => {
  test('the sample papers have none', () => {
    for (const model of Object.values(sampleDocuments)) expect(findGlyphTrouble(model, faces)).toEqual([]);
  });

  test('a character of no font is named with its code, its place and what stands in for it', () => {
    const [trouble, ...others] = findGlyphTrouble(withText('罪犯王😀某与李😀某'), faces);
    expect(others).toEqual([]);
    expect(trouble).toMatchObject({ kind: 'missing', char: '😀', code: 'U+1F600', count: 2 });
    expect(trouble?.places[0]).toBe('正文第2段“罪犯王😀某与李😀某”');
    expect(trouble?.words).toContain('“〓”代替');
    expect(glyphsOf('😀', 'fangSong', 16, faces)[0]).toMatchObject({ drawn: substitute, missing: true });
  });

  test('control and direction marks are named and dropped, not drawn', () => {
    const troubles = findGlyphTrouble(withText('甲\u0007乙\u202e丙\u200b丁'), faces);
    expect(troubles.map((each) => [each.kind, each.code])).toEqual([
      ['dropped', 'U+0007'],
      ['dropped', 'U+202E'],
      ['dropped', 'U+200B'],
    ]);
    expect(printable('甲\u0007乙\u202e丙')).toBe('甲乙丙');
  });

  test('half of a surrogate pair is missing by its nature and never breaks the text', () => {
    expect(findGlyphTrouble(withText('王\ud83d某'), faces)).toMatchObject([{ kind: 'missing', code: 'U+D83D', count: 1 }]);
    expect(printable('王\ud83d某')).toBe('王\ufffd某');
  });

  test('line ends and tabs are understood', () => {
    expect(findGlyphTrouble(withText('甲\r\n乙\t丙'), faces)).toEqual([]);
    expect(printable('甲\r\n乙\t丙')).toBe('甲\n乙 丙');
  });

  test('cells of tables are named by row and column', () => {
    const model: DocumentModel = {
      ...withText('好'),
      body: [{ type: 'table', caption: '名单', columns: [{ title: '姓名', share: 1 }], rows: [['甲'], ['😀']] }],
    };
    expect(findGlyphTrouble(model, faces)[0]?.places).toEqual(['表“名单”第2行“姓名”栏“😀”']);
  });
});
