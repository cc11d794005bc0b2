import { expect, test } from 'vitest';
import { serviceOf } from '#shared/letter/service.ts';
import { Site } from '#test/helpers/ledger.ts';

test('a letter was served on the earliest day that a laptop entered for it', () => {
  const site = new Site('甲');
  const { fold } = site.replica;
  const enter = (id: string, letter: string, on: string): void =>
    void site.write({ kind: 'service', id, field: 'letter', value: letter }, { kind: 'service', id, field: 'on', value: on });
  enter('a', 'l1', '2022-10-03');
  enter('b', 'l1', '2022-10-02');
  enter('c', 'l2', '2022-10-01');
  expect(serviceOf(fold, 'l1')?.id).toBe('b');
  expect(serviceOf(fold, 'l3')).toBeUndefined();
  enter('d', 'l1', '2022-10-01');
  enter('e', 'l1', '2022-10-01');
  expect(serviceOf(fold, 'l1')?.id).toBe('d');
});
