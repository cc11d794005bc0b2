import { describe, expect, it } from 'vitest';
import { shippedKnowledge } from '#electron/batch/shipped.ts';
import { missingArticle } from '#shared/law/resolve.ts';
import { letterKinds } from '#shared/letter/kinds.ts';
import { letterTypes } from '#shared/letter/words.ts';
import { documentBasis, readDocuments } from '#shared/library/documents.ts';

const { documents, statutes } = shippedKnowledge();

describe('the catalogue of papers', () => {
  it('has the 29 papers of the field, and every letter type in exactly one that governs it', () => {
    expect(documents.rows).toHaveLength(29);
    expect([...documents.byType.keys()].sort()).toEqual([...letterTypes].sort());
  });

  it('stands on articles that the statute library holds', () => {
    for (const row of documents.rows) {
      for (const { law: id, at } of row.basis) {
        const law = statutes.byId.get(id);
        expect(law, `${row.id} ${id}`).toBeDefined();
        for (const place of at) {
          const version = law?.versions.find((one) => one.id === place.version);
          expect(version, `${row.id} ${id} ${place.version}`).toBeDefined();
          if (law && version) expect(missingArticle(law, version, place), `${row.id} ${id} ${place.article}`).toBeUndefined();
        }
      }
      // Each law is named once, with all its articles behind it.
      const basis = documentBasis(row, statutes);
      expect(basis).toHaveLength(new Set(row.basis.flatMap(({ law, at }) => at.map(({ version }) => `${law} ${version}`))).size);
      expect(basis.join().match(/第[一二三四五六七八九十百]+(?:条|部分)|案例|检例/g)?.length ?? 0).toBeGreaterThanOrEqual(row.basis.length);
    }
    expect(documentBasis(documents.byType.get('rulingOpinion') ?? (documents.byType.get('reductionRulingOpinion') as never), statutes).join()).toMatch(
      /《人民检察院刑事诉讼规则》[^《]*第六百四十条/,
    );
  });

  it('agrees with the kinds about who answers', () => {
    for (const type of letterTypes) if (letterKinds[type].reply === 'clock') expect(documents.byType.get(type)?.reply).not.toBe('');
  });

  it('is refused in words when it is damaged', () => {
    expect(() => readDocuments({ version: '1', rows: [] })).toThrow(/文书目录/);
    const [row] = documents.rows;
    expect(() => readDocuments({ version: '1', rows: [row, row] })).toThrow(/文书目录/);
  });
});
