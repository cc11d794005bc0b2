import { afterEach, expect, it, vi } from 'vitest';
import { RouteProvider } from '#renderer/app/route.tsx';
import { ConflictList } from '#renderer/conflict/conflict-list.tsx';
import type { CoreClient } from '#renderer/core/client.ts';
import { CoreProvider } from '#renderer/data/core-context.tsx';
import type { Moment } from '#shared/kernel/clock.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Json } from '#shared/ledger/canonical.ts';
import type { Conflict } from '#shared/workbench/conflicts.ts';
import { fakeDrafts } from '#test/helpers/fake-core.ts';
import { change, Site } from '#test/helpers/ledger.ts';
import { told } from '#test/helpers/plain-antd.tsx';
import { DrawnScreen } from '#test/helpers/screen.tsx';

vi.mock('antd', () => import('#test/helpers/plain-antd.tsx'));

const [mine, other] = [new Site('一组-01'), new Site('一组-02')];

function written(site: Site, value: Json, hour: string): Conflict['values'][number] {
  const { hash, entry } = site.act(site.replica.operations([change('f', 'facts', `${site.log.length}`)]));
  const who = { deviceId: entry.device, device: site.name, team: '第一组', person: site.name };
  return { entry: hash, value, ...who, reason: null, at: `2022-10-12T${hour}:00:00.000Z` as Moment, shown: false };
}

const conflict = (id: string, field: string, fieldLabel: string, values: Conflict['values']): Conflict => ({
  ...{ kind: 'finding', kindLabel: '问题', id, record: `第${id}号`, field, fieldLabel, values, facility: '甲监狱', evidence: [] },
});

/** The desk's list as the worker tells it, with what the screen asks for. */
function desk(conflicts: readonly Conflict[]) {
  let open = conflicts;
  const asked: unknown[] = [];
  const listeners = new Set<(event: unknown) => void>();
  const core = {
    drafts: fakeDrafts(),
    viewKinds: async () => ({}),
    read: async (name: string) => (name === 'conflicts.list' ? open : { teams: [], facilities: [] }),
    run: async (name: string, input: { items: readonly { id: string; field: string }[] }) => {
      asked.push([name, input]);
      open = open.filter((one) => !input.items.some(({ id, field }) => one.id === id && one.field === field));
      for (const listen of listeners) listen({ event: 'changed', kinds: ['finding'] });
      return ok({ settled: input.items.length });
    },
    onEvent: (listen: (event: unknown) => void) => {
      listeners.add(listen);
      return () => void listeners.delete(listen);
    },
  };
  return { asked, core: core as unknown as CoreClient };
}

const screen = new DrawnScreen();
afterEach(() => screen.close());

it('many differences are settled at once by the buttons: of one field, one side and one reason; what that side did not write stays open', async () => {
  const severities = ['1', '2', '3'].map((id) => conflict(id, 'severity', '严重程度', [written(mine, 2, '01'), written(other, 4, '02')]));
  const alone = conflict('4', 'severity', '严重程度', [written(mine, 2, '01'), written(mine, 3, '03')]);
  const gone = conflict('5', 'deleted', '删除', [written(mine, false, '01'), written(other, true, '02')]);
  const { asked, core } = desk([...severities, alone, gone]);
  await screen.draw(
    <CoreProvider core={core}>
      <RouteProvider>
        <ConflictList />
      </RouteProvider>
    </CoreProvider>,
  );
  expect(screen.words).toContain('勾选所列 5 处');
  expect(screen.words).toContain('未删除');

  await screen.fill('按字段', 'finding severity');
  await screen.press('勾选所列 4 处');
  expect(screen.button('选定 0 处').disabled).toBe(true);
  await screen.fill('一并采用', other.author.device);
  expect(screen.words).toContain('其中 1 处没有这一方的写法，仍留待选定');
  expect(screen.button('选定 3 处').disabled).toBe(true);
  await screen.fill('一并选定的理由', '以后到现场的一组为准');
  await screen.press('选定 3 处');
  const items = severities.map(({ kind, id, field, values }) => ({ kind, id, field, entry: values[1]?.entry }));
  expect(asked).toEqual([['conflict.settleMany', { items, reason: '以后到现场的一组为准' }]]);
  expect(told).toEqual(['已选定 3 处']);
  expect(screen.words).toContain('第4号');
  expect(screen.words).not.toContain('第1号');
});
