import { afterEach, expect, it, vi } from 'vitest';
import { DeskContext, type OpenDesk } from '#renderer/app/book-context.tsx';
import type { DeviceStanding } from '#renderer/core/api.ts';
import type { CoreClient } from '#renderer/core/client.ts';
import { CoreProvider } from '#renderer/data/core-context.tsx';
import { DeviceSection } from '#renderer/round/device-section.tsx';
import { fingerprint } from '#shared/ledger/trust.ts';
import { fakeDrafts } from '#test/helpers/fake-core.ts';
import { Site } from '#test/helpers/ledger.ts';
import { asked, told } from '#test/helpers/plain-antd.tsx';
import { DrawnScreen } from '#test/helpers/screen.tsx';

vi.mock('antd', () => import('#test/helpers/plain-antd.tsx'));

const [own, lost, fresh] = [new Site('市院').card, new Site('二组-01').card, new Site('二组-02').card];
const standing = (card: typeof own, role: 'hub' | 'team'): DeviceStanding => ({
  ...{ card, role, fingerprint: fingerprint(card), team: null, removed: false, own: role === 'hub', entries: 7 },
});

/** The worker's list of laptops, with what was asked of it. */
function hub() {
  const list = [standing(own, 'hub'), standing(lost, 'team')];
  const calls: unknown[] = [];
  const exchange = {
    devices: async () => list.map((one) => ({ ...one })),
    readCard: async () => ({ card: fresh, fingerprint: fingerprint(fresh) }),
    enrol: async (input: { card: typeof own }) => {
      calls.push(['enrol', input]);
      list.push(standing(input.card, 'team'));
    },
    remove: async (input: { device: string }) => {
      calls.push(['remove', input]);
      list.forEach((one, at) => {
        if (one.card.device === input.device) list[at] = { ...one, removed: true };
      });
    },
  };
  return { calls, core: { drafts: fakeDrafts(), exchange, onEvent: () => () => undefined } as unknown as CoreClient };
}

const screen = new DrawnScreen();
afterEach(() => screen.close());

it('a laptop is enrolled only after its fingerprint was compared, and removed only with a question that names it and its entries', async () => {
  const { calls, core } = hub();
  const team = { id: 'team2', name: '第二组' };
  const desk = { book: { role: 'hub' } } as unknown as OpenDesk;
  await screen.draw(
    <CoreProvider core={core}>
      <DeskContext value={desk}>
        <DeviceSection teams={[team as never]} />
      </DeskContext>
    </CoreProvider>,
  );
  expect(screen.words).toContain('二组-01');
  // The own laptop has no button to remove it.
  expect([...screen.place.querySelectorAll('button')].filter((one) => one.textContent === '移出')).toHaveLength(1);

  await screen.give('登记设备名片：选择文件', new File(['{}'], '名片.xjcard'));
  expect(screen.words).toContain(fingerprint(fresh));
  const enrol = screen.place.querySelector<HTMLButtonElement>('[role=dialog] > button');
  expect(enrol?.disabled).toBe(true);
  await screen.fill('所属组', team.id);
  await screen.click('[role=dialog] input[type=checkbox]');
  expect(enrol?.disabled).toBe(false);
  await screen.click('[role=dialog] > button');
  expect(calls).toEqual([['enrol', { card: fresh, role: 'team', team: team.id }]]);
  expect(screen.words).toContain('二组-02');

  await screen.press('移出');
  const [question] = asked;
  if (!question) throw new Error('nothing asked');
  expect(question.title).toBe('移出设备“二组-01”');
  const dialog = new DrawnScreen();
  await dialog.draw(question.content);
  expect(dialog.words).toContain('7 条登记继续有效');
  await dialog.fill('理由', '电脑\u0000遗失\ud83d');
  await screen.after(() => question.onOk());
  await dialog.close();
  expect(calls.at(-1)).toEqual(['remove', { device: lost.device, reason: '电脑遗失\ufffd' }]);
  expect(screen.words).toContain('已移出');
  expect(told).toEqual([]);
});
