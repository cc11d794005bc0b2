import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '#shared/ledger/canonical.ts';
import { type Content, plainContent } from '#shared/letter/content.ts';
import { compareBlocks } from '#shared/letter/versions.ts';
import { TestDesk } from '#test/shared/workbench/desk.ts';

describe('versions of a letter', () => {
  const drafted = () => {
    const desk = new TestDesk();
    const facility = desk.prison();
    const id = desk.do('letter.draft', { type: 'correctionNotice', facility, findings: [desk.finding(facility)] }).id;
    return { desk, id };
  };

  it('are the sittings of a person: close entries together, later ones apart', () => {
    const { desk, id } = drafted();
    const first = desk.read('letters.detail', { id })?.blocks[0]?.id ?? '';
    const write = (text: string) => desk.do('letterBlock.edit', { id: first, fields: { content: plainContent(text) as Content & Json } });
    desk.clock.advance(5 * 60_000);
    write('五分钟后');
    desk.clock.advance(60 * 60_000);
    write('一小时后');
    desk.do('letterBlock.remove', { id: desk.read('letters.detail', { id })?.blocks[1]?.id ?? '' });
    const versions = desk.read('letters.versions', { id });
    expect(versions.map(({ steps, made, changed, removed }) => ({ entries: steps.length, made, changed, removed }))).toEqual([
      { entries: 2, made: 0, changed: 1, removed: 1 },
      { entries: 2, made: 6, changed: 0, removed: 0 },
    ]);
    const old = desk.read('letters.version', { id, entry: versions[1]?.entry ?? '' });
    expect(old?.blocks[0]?.text).toBe('五分钟后');
    const [begun] = versions[1]?.steps ?? [];
    expect(desk.read('letters.version', { id, entry: begun?.entry ?? '' })?.blocks[0]?.text).toContain('本院巡回检察组');
    expect(old?.toNow.filter((block) => block.before !== block.after)).toEqual([
      { id: first, before: '五分钟后', after: '一小时后' },
      { id: old?.blocks[1]?.id, before: old?.blocks[1]?.text, after: null },
    ]);
  });

  it('can be written back, removed paragraphs too', () => {
    const { desk, id } = drafted();
    const blocks = () => (desk.read('letters.detail', { id })?.blocks ?? []).map(({ text }) => text);
    const before = blocks();
    const [version] = desk.read('letters.versions', { id });
    desk.clock.advance(60 * 60_000);
    for (const block of desk.read('letters.detail', { id })?.blocks.slice(1, 3) ?? []) desk.do('letterBlock.remove', { id: block.id });
    desk.do('letterBlock.add', { letter: id, after: null, text: '多余' });
    const old = desk.read('letters.version', { id, entry: version?.entry ?? '' });
    const kept = new Set(old?.blocks.map((block) => block.id));
    const removed = (desk.read('letters.detail', { id })?.blocks ?? []).map((block) => block.id).filter((block) => !kept.has(block));
    desk.do('letter.write', { letter: id, blocks: (old?.blocks ?? []).map((block) => ({ ...block })), removed, order: [...kept] });
    expect(blocks()).toEqual(before);
  });

  it('compare so that both texts can be read from the comparison', () => {
    const blocks = fc.uniqueArray(fc.record({ id: fc.constantFrom(...'abcdefgh'), text: fc.constantFrom('甲', '乙', '') }), { selector: (block) => block.id });
    fc.assert(
      fc.property(blocks, blocks, (before, after) => {
        const compared = compareBlocks(before, after);
        expect(compared.filter((block) => block.after !== null).map(({ id, after: text }) => ({ id, text }))).toEqual(after);
        const old = compared.filter((block) => block.before !== null).map(({ id, before: text }) => ({ id, text }));
        expect([...old].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual([...before].sort((a, b) => (a.id < b.id ? -1 : 1)));
      }),
    );
  });
});
