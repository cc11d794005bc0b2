import { describe, expect, it } from 'vitest';
import { addDays, dateOnly } from '#shared/kernel/date-only.ts';
import { missingArticle, resolve, resolveBasis } from '#shared/law/resolve.ts';
import { defaultMeasures, readTaxonomy, typesOfArea } from '#shared/taxonomy/taxonomy.ts';
import { statutes } from '../law/statutes.ts';
import { taxonomy, taxonomyJson } from './data.ts';

const counts = { A: 20, B: 23, C: 18, D: 20, E: 19, F: 12, G: 12, H: 10, I: 10, J: 10, K: 10, L: 10, M: 18, N: 22, O: 20, P: 11 };
const type = (code: string) => {
  const found = taxonomy.typeByCode.get(code);
  if (!found) throw new Error(code);
  return found;
};

describe('the taxonomy', () => {
  it('has the areas and numbers of types of the field report', () => {
    expect(taxonomy.areas.map((area) => area.code).join('')).toBe('ABCDEFGHIJKLMNOP');
    expect(Object.fromEntries(taxonomy.areas.map((area) => [area.code, typesOfArea(taxonomy, area.code).length]))).toEqual(counts);
    expect(taxonomy.types).toHaveLength(245);
  });

  it('keeps 派驻 problems in their own stream with internal feedback only', () => {
    const resident = taxonomy.types.filter((one) => one.stream === 'residentOffice');
    expect(resident.filter((one) => one.area === 'M')).toHaveLength(18);
    expect(resident.filter((one) => one.area !== 'M').map((one) => one.code)).toEqual(['K05']);
    for (const one of resident) expect(one.measures.flat().every((measure) => measure === 'internalFeedback' || measure === 'clueTransfer')).toBe(true);
    expect(taxonomy.types.filter((one) => one.stream === 'prison' && one.measures.flat().includes('internalFeedback'))).toEqual([]);
  });

  it('proposes a clue for the police areas L01 to L06', () => {
    for (const code of ['L01', 'L02', 'L03', 'L04', 'L05', 'L06']) expect(defaultMeasures(type(code))).toEqual(['clueTransfer']);
  });

  it('holds the rows as the report gives them', () => {
    expect(type('D03')).toMatchObject({ severity: 3, measures: [['correctionNotice']], verified: true });
    expect(type('A11').measures).toEqual([['correctionNotice', 'clueTransfer']]);
    expect(type('D09').measures).toEqual([['correctionNotice'], ['suggestionLetter']]);
    expect(type('I09').calls).toBe('specialInspection');
    expect(type('G08')).toMatchObject({ verified: false, basis: [] });
  });

  it('cites only articles that exist, and each resolves on a day in the life of its version', () => {
    for (const one of taxonomy.types) {
      for (const reference of one.basis) {
        for (const place of reference.at) {
          const held = statutes.versions.get(place.version);
          expect(held?.law.id, `${one.code} ${place.version}`).toBe(reference.law);
          if (!held) continue;
          expect(missingArticle(held.law, held.version, place), one.code).toBeUndefined();
          const day = addDays(held.version.effectiveFrom, 30);
          expect(resolve(statutes, reference, day), `${one.code} on ${day}`).toMatchObject({ ok: true });
        }
      }
    }
  });

  it('gives the one or the other prison law to every type that stands on both', () => {
    const both = taxonomy.types.filter((one) =>
      one.basis.some((reference) => reference.law === 'PL' && new Set(reference.at.map((place) => place.version)).size === 2),
    );
    expect(both.length).toBeGreaterThan(40);
    for (const one of both) {
      const versionsOn = (date: string) =>
        new Set(
          resolveBasis(statutes, one.basis, dateOnly(date))
            .citations.filter((found) => found.lawId === 'PL')
            .map((found) => found.versionId),
        );
      expect([...versionsOn('2025-12-01')], one.code).toEqual(['PL12']);
      expect([...versionsOn('2026-12-01')], one.code).toEqual(['PL26']);
    }
  });

  it('marks every type without an article as not verified', () => {
    for (const one of taxonomy.types) if (one.basis.length === 0) expect(one.verified, one.code).toBe(false);
  });

  it('takes the types of a round and refuses codes that stand twice or in no area', () => {
    const own = { ...type('D03'), code: 'DX1', name: '监区自设禁闭室' };
    expect(readTaxonomy(taxonomyJson(), [own]).typeByCode.get('DX1')?.name).toBe('监区自设禁闭室');
    expect(() => readTaxonomy(taxonomyJson(), [type('D03')])).toThrow('taxonomy.damaged');
    expect(() => readTaxonomy(taxonomyJson(), [{ ...own, area: 'E' }])).toThrow('taxonomy.damaged');
    expect(() => readTaxonomy(taxonomyJson(), [{ ...type('M01'), code: 'MX1', stream: 'prison' }])).toThrow('taxonomy.damaged');
    expect(() => readTaxonomy({})).toThrow('taxonomy.damaged');
  });
});
