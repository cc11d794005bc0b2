import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dateOnly } from '#shared/kernel/date-only.ts';
import { citationText, shortCitationText } from '#shared/law/citation.ts';
import { readStatutes, versionAt } from '#shared/law/library.ts';
import { missingArticle, resolve, resolveBasis } from '#shared/law/resolve.ts';
import type { Reference } from '#shared/law/schema.ts';
import { statuteFiles, statutes } from './statutes.ts';

const confinement: Reference = {
  law: 'PL',
  at: [
    { version: 'PL12', article: 58 },
    { version: 'PL26', article: 84 },
  ],
};
const texts = (from: string, to = from, reference = confinement) => {
  const answer = resolve(statutes, reference, dateOnly(from), dateOnly(to));
  if (!answer.ok) throw new Error(answer.refusal.words);
  return { texts: answer.value.citations.map(citationText), short: answer.value.citations.map(shortCitationText), notes: answer.value.notes };
};
const refusal = (reference: Reference, from: string, to = from) => {
  const answer = resolve(statutes, reference, dateOnly(from), dateOnly(to));
  return answer.ok ? undefined : answer.refusal;
};

describe('the version that applied', () => {
  it('cites the 2012 law for a confinement of December 2025 and the 2026 law a year later', () => {
    expect(texts('2025-12-03', '2025-12-18').texts).toEqual(['《中华人民共和国监狱法》（2012年修正）第五十八条']);
    expect(texts('2026-12-03', '2026-12-18').texts).toEqual(['《中华人民共和国监狱法》（2026年修订）第八十四条']);
    expect(texts('2026-12-03').short).toEqual(['监狱法（2026）第八十四条']);
  });

  it('changes on the day, not before', () => {
    expect(texts('2026-10-31').short).toEqual(['监狱法（2012）第五十八条']);
    expect(texts('2026-11-01').short).toEqual(['监狱法（2026）第八十四条']);
  });

  it('cites both with a note when the conduct spans the change', () => {
    const both = texts('2026-10-25', '2026-11-10');
    expect(both.short).toEqual(['监狱法（2012）第五十八条', '监狱法（2026）第八十四条']);
    expect(both.notes).toEqual(['行为跨越2026年11月1日，《中华人民共和国监狱法》前后版本一并引用，适用哪一版本请检察官确认。']);
  });

  it('says which version has no matching article when only one of two has', () => {
    const filming: Reference = { law: 'PL', at: [{ version: 'PL26', article: 67, paragraph: 2 }] };
    expect(texts('2026-10-25', '2026-11-10', filming).notes).toContain('《中华人民共和国监狱法》（2012年修正）没有对应条文。');
    expect(refusal(filming, '2026-10-25')).toMatchObject({ code: 'law.no-place' });
  });

  it('refuses an article that the version does not have', () => {
    const beyond = refusal({ law: 'PL', at: [{ version: 'PL12', article: 79 }] }, '2022-09-14');
    expect(beyond).toMatchObject({ code: 'law.no-such-article' });
    expect(beyond?.words).toBe('《中华人民共和国监狱法》（2012年修正）第七十九条不存在，该版本共78条。');
    expect(refusal({ law: 'GD', at: [{ version: 'GD21', article: 51, articleTo: 52 }] }, '2022-09-14')?.words).toContain('第五十二条不存在');
    expect(refusal({ law: 'JY', at: [{ version: 'JY19', article: 99 }] }, '2022-09-14')).toMatchObject({ code: 'law.article-not-held' });
  });

  it('refuses conduct before the law, an unknown law and turned dates', () => {
    expect(refusal({ law: 'GD', at: [{ version: 'GD21', article: 10 }] }, '2021-12-07')).toMatchObject({ code: 'law.not-in-force' });
    expect(refusal({ law: 'XX', at: [{ version: 'XX', article: 1 }] }, '2022-01-01')).toMatchObject({ code: 'law.unknown' });
    expect(refusal(confinement, '2022-02-01', '2022-01-01')).toMatchObject({ code: 'law.dates' });
  });

  it('keeps what did not apply beside what did', () => {
    const basis = resolveBasis(statutes, [confinement, { law: 'J24', at: [{ version: 'J24', article: 6 }] }], dateOnly('2022-09-14'));
    expect(basis.citations.map(citationText)).toEqual(['《中华人民共和国监狱法》（2012年修正）第五十八条']);
    expect(basis.omitted.map(({ refusal }) => refusal.code)).toEqual(['law.not-in-force']);
  });
});

describe('places in words', () => {
  it.each([
    [{ law: 'GZ', at: [{ version: 'GZ19', article: 624, paragraph: 1, item: 2 }] }, '《人民检察院刑事诉讼规则》第六百二十四条第一款第二项'],
    [{ law: 'SS', at: [{ version: 'SS18', article: 276 }] }, '《中华人民共和国刑事诉讼法》（2018年修正）第二百七十六条'],
    [{ law: 'J16', at: [{ version: 'J16', article: 6, articleTo: 11 }] }, '《最高人民法院关于办理减刑、假释案件具体应用法律的规定》第六条至第十一条'],
    [{ law: 'SF14', at: [{ version: 'SF14', article: 2 }] }, '《司法部关于贯彻中政委〔2014〕5号文件精神严格规范减刑、假释、暂予监外执行工作的通知》第二部分'],
    [{ law: 'ZD19', at: [{ version: 'ZD19', article: 70 }] }, '《最高人民检察院第十九批指导性案例》（检例第70号）'],
    [{ law: 'DX25', at: [{ version: 'DX25', article: 5 }] }, '《刑罚变更执行监督典型案例》案例五'],
  ] satisfies [Reference, string][])('%j', (reference, text) => {
    expect(texts('2026-12-01', '2026-12-01', reference).texts).toEqual([text]);
  });
});

describe('the library', () => {
  it('lists every file that lies in its folder, and each law is in force today or says until when', () => {
    const lying = readdirSync(new URL('../../../assets/statutes/', import.meta.url)).filter((name) => name !== 'index.json');
    expect(statutes.laws).toHaveLength(lying.length);
    for (const law of statutes.laws) expect(versionAt(law, dateOnly('2026-11-23')), law.title).toBeDefined();
  });

  it('knows the length of the regulation and of both prison laws', () => {
    const last = (id: string) => statutes.versions.get(id)?.version.lastArticle;
    expect([last('PL12'), last('PL26'), last('GD21')]).toEqual([78, 121, 51]);
    expect(statutes.versions.get('GD21')?.version.articles.filter((row) => row.paragraph === undefined && row.item === undefined)).toHaveLength(51);
  });

  it('holds no article beyond the last one of its version', () => {
    for (const { law, version } of statutes.versions.values()) {
      for (const row of version.articles) expect(missingArticle(law, version, { version: version.id, article: row.article })).toBeUndefined();
      if (version.lastArticle !== null) expect(Math.max(...version.articles.map((row) => row.article)), version.id).toBeLessThanOrEqual(version.lastArticle);
    }
  });

  it('maps old articles of the prison law to new ones that exist', () => {
    const map = statutes.byId.get('PL')?.successions ?? [];
    expect(map).toHaveLength(25);
    for (const row of map) {
      for (const [version, spans] of [
        [row.from.version, row.from.articles],
        [row.to.version, row.to.articles],
      ] as const) {
        const last = statutes.versions.get(version)?.version.lastArticle ?? 0;
        for (const [first, end] of spans) expect(first <= end && end <= last, row.topic).toBe(true);
      }
    }
  });

  it('refuses damaged data, a law that stands twice and overlapping versions', () => {
    const [first, ...rest] = statuteFiles();
    expect(() => readStatutes([{ id: 'PL' }])).toThrow('statutes.damaged');
    expect(() => readStatutes([first, first, ...rest])).toThrow('statutes.damaged');
    const overlapping = structuredClone(first) as { versions: { effectiveTo: string | null }[] };
    for (const version of overlapping.versions) version.effectiveTo = null;
    expect(() => readStatutes([overlapping])).toThrow('statutes.damaged');
  });
});
