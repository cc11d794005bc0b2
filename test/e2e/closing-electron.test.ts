import { afterAll, describe, expect, it, onTestFailed } from 'vitest';
import { temporaryHome } from '#test/electron/hosts.ts';
import { electronRuntime, launchElectron } from './electron-app.ts';
import { goTo, makeVault, unlock } from './harness/journey.ts';

const rendererDir = process.env['XUNJIAN_TEST_RENDERER'] ?? new URL('../../out/renderer', import.meta.url).pathname;
const runtime = await electronRuntime();

describe.skipIf(typeof runtime === 'string')('closing the window of the real Electron', () => {
  if (typeof runtime === 'string') return;
  const endings: (() => unknown)[] = [];
  afterAll(async () => {
    for (const end of endings.reverse()) await end();
    runtime.stop();
  });

  it('right behind the last key loses none of it', async () => {
    const { home, remove } = await temporaryHome();
    endings.push(remove);
    const words = '关窗口之前的最后一句话。';
    const first = await launchElectron(runtime, home, rendererDir);
    const process = first.app.process();
    endings.push(() => process.kill('SIGKILL'));
    onTestFailed(async () => void (await first.page.screenshot({ path: 'out/failed/closing.png' })));
    await makeVault(first.page, '张某', '一组-01');
    await first.page.getByText('练习监狱', { exact: true }).first().click();
    await goTo(first.page, '问题');
    const line = first.page.getByLabel('快速记录');
    await line.fill('jb 禁闭超期限');
    await first.page.getByRole('status', { name: '已识别' }).waitFor();
    await line.press('Enter');
    const facts = first.page.getByRole('textbox', { name: '事实' });
    const closed = first.app.waitForEvent('close');
    await facts.fill(words);
    // Playwright's own closing skips what the page has to say; the window's button does not.
    await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await closed;

    const second = await launchElectron(runtime, home, rendererDir);
    endings.push(() => second.close());
    await unlock(second.page, '一组-01');
    await goTo(second.page, '问题');
    await second.page.getByRole('region', { name: '问题列表' }).getByText('禁闭超期限').first().click();
    await expect.poll(() => second.page.getByRole('textbox', { name: '事实' }).inputValue()).toBe(words);
  });
});
