import { describe, expect, test } from 'vitest';
import type { DocumentModel } from '#shared/document/model.ts';
import { documentNumber, type Part, partText, sectionsOf } from '#shared/document/parts.ts';
import { dateOnly } from '#shared/kernel/date-only.ts';
import { correctionNotice, longReport, officialLetter } from '#test/helpers/sample-documents.ts';

const base: DocumentModel = { family: 'legal', issuer: '乙市人民检察院', title: '通知书', body: [], properties: { title: '通知书' } };
const signed = (date: ReturnType<typeof dateOnly> | undefined): DocumentModel => ({ ...base, signature: { issuer: '乙市人民检察院', date } });
const outline = (parts: readonly Part[] | undefined): string[] => (parts ?? []).map((part) => (part.type === 'text' ? part.role : part.type));

describe('the fixed words of a paper', () => {
  test('a number that is not given is a frame to be filled in', () => {
    expect(documentNumber(signed(dateOnly('2022-11-03')))).toBe('〔2022〕　号');
    expect(documentNumber(base)).toBe('〔　　〕　号');
    expect(documentNumber(correctionNotice)).toBe('乙检×纠违〔2022〕3号');
  });

  test('a day that is not settled leaves its place', () => {
    const [section] = sectionsOf(signed(undefined));
    expect(section?.parts.at(-1)).toMatchObject({ type: 'signature', date: '　　年　月　日' });
    expect(sectionsOf(signed(dateOnly('2026-01-05')))[0]?.parts.at(-1)).toMatchObject({ date: '2026年1月5日' });
  });

  test('the families order their heads differently', () => {
    expect(outline(sectionsOf(correctionNotice)[0]?.parts).slice(0, 4)).toEqual(['issuer', 'legalTitle', 'legalNumber', 'recipient']);
    expect(outline(sectionsOf(officialLetter)[0]?.parts).slice(0, 5)).toEqual(['mark', 'number', 'redLine', 'title', 'recipient']);
    expect(outline(sectionsOf(longReport)[0]?.parts).slice(0, 2)).toEqual(['title', 'subtitle']);
  });

  test('several attachments are numbered, one is not', () => {
    const named = (attachments: string[]) =>
      sectionsOf({ ...base, attachments })[0]?.parts.filter((part) => part.type === 'text' && part.role === 'attachment');
    expect(named(['甲表'])?.map((part) => part.type === 'text' && partText(part))).toEqual(['附件：甲表']);
    expect(named(['甲表', '乙表'])?.map((part) => part.type === 'text' && partText(part))).toEqual(['附件：1.甲表', '2.乙表']);
  });

  test('blanks typed before a paragraph do not double its indent', () => {
    const [section] = sectionsOf({ ...base, body: [{ type: 'paragraph', runs: [{ text: '　　正文。' }] }] });
    expect(section?.parts.some((part) => part.type === 'text' && partText(part) === '正文。')).toBe(true);
  });

  test('the imprint follows the annexes, on an upright page', () => {
    const sections = sectionsOf(longReport);
    expect(sections.map((section) => section.landscape)).toEqual([false, false, true, false]);
    expect(outline(sections.at(-1)?.parts)).toEqual(['imprint']);
  });
});
