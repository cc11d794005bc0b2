import { describe, expect, it } from 'vitest';
import { inverseOf, UndoStack } from '#renderer/core/undo.ts';
import type { Change } from '#shared/ledger/record.ts';
import { stateHash } from '#shared/ledger/state-hash.ts';
import { change, Site } from '#test/helpers/ledger.ts';

/** A laptop whose acts can be taken back, as the open round does it. */
class UndoingSite extends Site {
  readonly stack = new UndoStack();

  do(...changes: Change[]): void {
    const entry = this.write(...changes);
    if (entry) this.stack.acted({ entry: entry.hash, label: '' });
  }

  back(which: 'undo' | 'redo', force = false): 'done' | 'asks' {
    const act = which === 'undo' ? this.stack.next : this.stack.nextAgain;
    if (!act) throw new Error('nothing to take back');
    const { ops, overtaken } = inverseOf(this.replica, act.entry, this.stack.tookBack, force);
    if (overtaken && !force) return 'asks';
    const by = ops.length > 0 ? this.act(ops).hash : act.entry;
    if (which === 'undo') this.stack.took(by);
    else this.stack.redid(by);
    return 'done';
  }

  shown(field: string): unknown {
    return this.replica.fold.record('finding', 'f')?.fields[field];
  }

  listed(): number {
    return this.replica.fold.records('finding').length;
  }
}

const edit = (field: string, value: string): Change => change('f', field, value);

describe('taking back acts', () => {
  it('goes back over several acts on one field without asking, and forward again', () => {
    const site = new UndoingSite('一');
    for (const text of ['第一稿', '第二稿', '第三稿']) site.do(edit('facts', text));
    const seen = [site.back('undo'), site.shown('facts'), site.back('undo'), site.shown('facts')];
    expect(seen).toEqual(['done', '第二稿', 'done', '第一稿']);
    const again = [site.back('redo'), site.shown('facts'), site.back('redo'), site.shown('facts')];
    expect(again).toEqual(['done', '第二稿', 'done', '第三稿']);
    const once = [site.back('undo'), site.shown('facts'), site.back('undo'), site.shown('facts')];
    expect(once).toEqual(['done', '第二稿', 'done', '第一稿']);
  });

  it('takes a new record away whole, also when a field was added to it and taken back before', () => {
    const site = new UndoingSite('一');
    site.do(edit('title', '禁闭超期'), edit('facts', '事实'));
    site.do(edit('measure', '口头'));
    expect([site.back('undo'), site.back('undo')]).toEqual(['done', 'done']);
    expect(site.listed()).toBe(0);
    expect([site.back('redo'), site.listed(), site.shown('title'), site.shown('measure')]).toEqual(['done', 1, '禁闭超期', null]);
    expect([site.back('redo'), site.shown('measure')]).toEqual(['done', '口头']);
  });

  it('asks when someone else has changed the field since, or has added to a record that would go', () => {
    const [mine, other] = [new UndoingSite('一'), new UndoingSite('二')];
    mine.do(edit('title', '禁闭超期'));
    other.take(mine.log);
    other.do(edit('note', '另一人补记'));
    mine.take(other.log);
    expect([mine.back('undo'), mine.listed()]).toEqual(['asks', 1]);
    mine.do(edit('title', '禁闭超期限'));
    other.take(mine.log);
    other.do(edit('title', '另一人的标题'));
    mine.take(other.log);
    expect([mine.back('undo'), mine.shown('title')]).toEqual(['asks', '另一人的标题']);
    expect([mine.back('undo', true), mine.shown('title')]).toEqual(['done', '禁闭超期']);
  });

  it('asks before a redo replaces what came in since', () => {
    const [mine, other] = [new UndoingSite('一'), new UndoingSite('二')];
    mine.do(edit('facts', '第一稿'));
    mine.do(edit('facts', '第二稿'));
    mine.back('undo');
    other.take(mine.log);
    other.do(edit('facts', '另一人的稿'));
    mine.take(other.log);
    expect([mine.back('redo'), mine.shown('facts')]).toEqual(['asks', '另一人的稿']);
  });

  it('opens a settled difference again with all its values, and settles it again', () => {
    const [mine, other] = [new UndoingSite('一'), new UndoingSite('二')];
    mine.do(edit('facts', '共同的稿'));
    other.take(mine.log);
    mine.do(edit('facts', '甲说'));
    other.do(edit('facts', '乙说'));
    mine.take(other.log);
    const values = () => mine.replica.fold.register('finding', 'f', 'facts')?.heads.map((head) => head.value);
    const open = values();
    const before = stateHash(mine.replica.fold);
    expect(open).toHaveLength(2);
    mine.do(change('f', 'facts', '乙说', 'all'));
    mine.do(edit('facts', '乙说，补充'));
    expect([mine.back('undo'), values()]).toEqual(['done', ['乙说']]);
    expect([mine.back('undo'), values(), stateHash(mine.replica.fold)]).toEqual(['done', open, before]);
    expect([mine.back('redo'), values()]).toEqual(['done', ['乙说']]);
    expect([mine.back('undo'), values()]).toEqual(['done', open]);
    other.take(mine.log);
    expect(stateHash(other.replica.fold)).toBe(before);
  });

  it('takes back an edit of a field in dispute and leaves the other value standing, without asking', () => {
    const [mine, other] = [new UndoingSite('一'), new UndoingSite('二')];
    mine.do(edit('facts', '甲说'));
    other.do(edit('facts', '乙说'));
    mine.take(other.log);
    const values = () => new Set(mine.replica.fold.register('finding', 'f', 'facts')?.heads.map((head) => head.value));
    mine.do(edit('facts', '改过的'));
    expect(values().has('改过的')).toBe(true);
    expect(mine.back('undo')).toBe('done');
    expect(values()).toEqual(new Set(['甲说', '乙说']));
  });

  it.each([true, false])('opens a deletion in dispute again that was settled (deleted: %s)', (value) => {
    const [mine, other] = [new UndoingSite('一'), new UndoingSite('二')];
    mine.do(edit('facts', '原稿'));
    other.take(mine.log);
    other.do({ ...change('f', 'deleted', true) });
    mine.do(edit('facts', '补充'));
    mine.take(other.log);
    const disputed = () => mine.replica.fold.record('finding', 'f')?.disputed.get('deleted');
    const before = disputed();
    mine.do(change('f', 'deleted', value, 'all'));
    expect([disputed(), mine.listed()]).toEqual([undefined, value ? 0 : 1]);
    expect([mine.back('undo'), disputed()]).toEqual(['done', before]);
    expect([mine.back('redo'), mine.listed()]).toEqual(['done', value ? 0 : 1]);
  });
});
