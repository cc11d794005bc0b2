// @vitest-environment node
import { expect, it } from 'vitest';
import { keepLost, lostEntries } from '#renderer/core/lost-entries.ts';
import type { OpenBook } from '#shared/vault/open-book.ts';
import { hubAndTeam } from '../exchange/desk-laptop.ts';

it('entries that are gone stay in the status line over restarts, until they have come back with a package', async () => {
  const { hub, team, facility } = await hubAndTeam();
  try {
    await team.core.run('finding.record', { facility, title: '禁闭超期限', facts: '原稿' });
    const [own] = team.session.round.book.replica.heads().filter(({ device }) => device === team.session.open.vault.device.id);
    if (!own) throw new Error('nothing written');
    const { replica } = hub.session.round.book;
    // As an opening finds it: the cache knew an entry that the journal does not have.
    await keepLost(hub.session.open.local, { lost: [own.hash], replica } as unknown as OpenBook);
    await hub.restart();
    expect(hub.session.status.current.lost).toBe(1);
    await team.core.exchange.exportPackage({ kind: 'team' }, () => undefined);
    await hub.take(await team.newest('成果包'));
    expect(hub.session.status.current.lost).toBe(0);
    expect(lostEntries(hub.session.open.local, hub.session.round.book.replica)).toEqual([]);
  } finally {
    await hub.remove();
    await team.remove();
  }
}, 60_000);
