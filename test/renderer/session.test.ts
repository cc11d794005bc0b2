import { describe, expect, it } from 'vitest';
import { backupPromise, lostPromise, savedPromise } from '#renderer/app/pledges.ts';
import type { CoreStatus } from '#renderer/core/api.ts';
import { NO_SYNC } from '#renderer/core/sync/no-sync.ts';
import { pastedFacilities, pastedMembers } from '#renderer/round/paste.ts';
import { pairTrouble, SHORTEST, strengthOf } from '#renderer/session/passphrase-strength.ts';
import type { Moment } from '#shared/kernel/clock.ts';
import { MIN_PASSPHRASE } from '#shared/vault/passphrase.ts';

describe('the strength meter', () => {
  it('asks for the length that the vault asks for', () => {
    expect(SHORTEST).toBe(MIN_PASSPHRASE);
    expect(strengthOf('短').level).toBe(0);
  });
  it('is not fooled by repeats, runs and birthdays', () => {
    expect(strengthOf('1111111111').level).toBe(1);
    expect(strengthOf('1234567890').level).toBe(1);
    expect(strengthOf('19800101ab').level).toBe(1);
  });
  it('prefers a sentence', () => {
    expect(strengthOf('秋天的巡检车队驶向甲监狱').level).toBe(4);
  });
  it('takes no pair that differs', () => {
    expect(pairTrouble({ first: '秋天的巡检车队驶向甲', second: '秋天的巡检车队驶向乙' })).toContain('不一样');
    expect(pairTrouble({ first: '秋天的巡检车队驶向甲', second: '秋天的巡检车队驶向甲' })).toBeNull();
  });
});

const status: CoreStatus = {
  pending: 0,
  durableAt: '2022-11-03T02:42:07.000Z' as Moment,
  failure: null,
  backup: { place: null, lastVerified: null, lastFailure: null, running: false },
  unsent: 0,
  unreceipted: 0,
  disputed: 0,
  lost: 0,
  sync: NO_SYNC,
  work: null,
  canUndo: null,
  canRedo: null,
};

describe('the status line', () => {
  it('says 已落盘 only for what the host has confirmed', () => {
    expect(savedPromise(status).words).toMatch(/^已落盘 .*\d\d:\d\d:\d\d$/);
    expect(savedPromise({ ...status, pending: 2 })).toMatchObject({ words: '正在落盘 2 处', tone: 'attention' });
    expect(savedPromise({ ...status, failure: { code: 'x.y', words: '磁盘已满。', next: '腾出空间。' } })).toMatchObject({ words: '未能落盘', tone: 'alarm' });
  });
  it('raises the alarm over entries that were saved and are gone, and is silent without', () => {
    expect(lostPromise(status)).toBeNull();
    expect(lostPromise({ ...status, lost: 12 })).toMatchObject({ words: '缺失 12 条登记', tone: 'alarm', explain: expect.stringContaining('先补回') });
  });
  it('turns amber while there is no second copy, and when the last one is old', () => {
    expect(backupPromise(status, 30).tone).toBe('attention');
    const place = { id: 'a'.repeat(26), label: '备份盘', kind: 'folder' as const, present: true, freeBytes: 1 };
    const backup = { ...status.backup, place, lastVerified: '2022-11-03T02:00:00.000Z' as Moment };
    const at = (minutes: number): number => Date.parse('2022-11-03T02:00:00.000Z') + minutes * 60_000;
    expect(backupPromise({ ...status, backup }, 30, at(59)).tone).toBe('plain');
    expect(backupPromise({ ...status, backup }, 30, at(61)).tone).toBe('attention');
  });
});

describe('lists pasted from a spreadsheet', () => {
  it('reads members with role and office, with or without a running number and a heading', () => {
    expect(pastedMembers('姓名\t职责\t单位\r\n1\t张某\t主办检察官\t某市院\r\n2\t李某\t\t某区院\r\n\r\n')).toEqual([
      { name: '张某', role: 'lead', office: '某市院' },
      { name: '李某', role: 'member', office: '某区院' },
    ]);
  });
  it('reads places with their wings', () => {
    expect(pastedFacilities('甲监狱\t一监区、二监区\n乙监狱')).toEqual([
      { name: '甲监狱', wings: ['一监区', '二监区'] },
      { name: '乙监狱', wings: [] },
    ]);
  });
});
