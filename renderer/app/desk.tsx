import { LockOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Dropdown, Modal } from 'antd';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { BookSummary } from '#renderer/core/api.ts';
import { useCore, useDraftKeepers } from '#renderer/data/core-context.tsx';
import { useAttempt } from '#renderer/data/use-command.ts';
import { BookChoice } from '#renderer/session/book-choice.tsx';
import { Keys } from '#renderer/ui/words.tsx';
import { DeskContext, type OpenDesk } from './book-context.tsx';
import { CommandPalette } from './command-palette.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { restoreFocus } from './focus-memory.ts';
import { useLock } from './lock.tsx';
import { Navigation, places } from './navigation.tsx';
import type { PaletteItem } from './palette-items.ts';
import { moveBetweenRegions } from './regions.ts';
import { useWay } from './route.tsx';
import { useScreenFocus } from './screen-focus.ts';
import { ScreenOf } from './screens.tsx';
import { useSettings } from './settings-context.tsx';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import { useShortcut } from './shortcuts.ts';
import { StatusLine } from './status-line.tsx';
import { useRoundTitle } from './use-round-title.ts';
import { useUndo } from './use-undo.ts';

/** The desk: navigation, head with search and lock, the screen, and the status line. */
export function Desk(desk: OpenDesk): ReactNode {
  const { route, go } = useWay();
  const keepers = useDraftKeepers();
  const lock = useLock();
  const { undo, redo } = useUndo();
  const [palette, setPalette] = useState(false);
  const [sheet, setSheet] = useState(false);
  const main = useRef<HTMLElement>(null);
  useEffect(restoreFocus, []);
  useScreenFocus(main, route.screen);
  // Leaving a screen is a commit point; the new screen does not wait for it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the screen is the trigger.
  useEffect(() => () => void keepers.commitAll(), [keepers, route.screen]);
  useShortcut(['ctrl+k'], () => setPalette(true));
  useShortcut(['ctrl+l'], lock, { inDialogs: true });
  useShortcut(['?', 'f1'], () => setSheet(true), { notInText: true });
  useShortcut(['ctrl+z'], undo, { notInText: true });
  useShortcut(['ctrl+y', 'ctrl+shift+z'], redo, { notInText: true });
  useShortcut(['ctrl+n', 'alt+n'], () => go({ screen: 'finding', tab: 'new' }));
  useShortcut(['f6'], moveBetweenRegions);
  // The window of the desktop program has no keys of its own for this.
  useShortcut(['alt+arrowleft'], () => window.history.back());
  useShortcut(['alt+arrowright'], () => window.history.forward());
  const items = usePaletteItems(() => setSheet(true));
  const find = useFindRecords();
  return (
    <DeskContext value={desk}>
      <div className="desk">
        <a className="skip-link" href="#main">
          跳到主要内容
        </a>
        <Navigation />
        <header className="desk-head">
          <BookMenu desk={desk} />
          {desk.book.kind === 'practice' ? <span className="practice-band">练习监狱：全部为虚构内容</span> : null}
          <span className="grow" />
          <button type="button" className="search-button" onClick={() => setPalette(true)}>
            <SearchOutlined aria-hidden />
            <span className="grow">搜索或命令</span>
            <Keys keys="Ctrl+K" />
          </button>
          <span className="soft one-line" style={{ maxWidth: 220 }}>
            {desk.session.person.name} · {desk.session.deviceName}
          </span>
          <Button icon={<LockOutlined />} onClick={lock} title="Ctrl+L">
            锁定
          </Button>
        </header>
        <main className="desk-body" id="main" tabIndex={-1} ref={main}>
          <ErrorBoundary place={route.screen}>
            <ScreenOf screen={route.screen} />
          </ErrorBoundary>
        </main>
        <StatusLine />
      </div>
      <CommandPalette open={palette} onClose={() => setPalette(false)} items={items} find={find} />
      <ShortcutSheet open={sheet} onClose={() => setSheet(false)} />
    </DeskContext>
  );
}

/** The open round's name; other books of this laptop behind it. */
function BookMenu({ desk }: { desk: OpenDesk }): ReactNode {
  const core = useCore();
  const attempt = useAttempt();
  const [books, setBooks] = useState<readonly BookSummary[]>([]);
  const [choosing, setChoosing] = useState(false);
  const title = useRoundTitle();
  const load = (open: boolean): void => {
    if (open) void attempt(async () => setBooks(await core.books.list()));
  };
  const others = books.filter((book) => book.book !== desk.book.book && book.kind !== 'local');
  return (
    <>
      <Dropdown
        trigger={['click']}
        onOpenChange={load}
        menu={{
          items: [
            ...others.map((book) => ({ key: book.book as string, label: `打开 ${book.title}` })),
            { key: 'practice', label: '进入练习监狱', disabled: desk.book.kind === 'practice' },
            { key: 'more', label: '建立轮次或导入任务包…' },
          ],
          onClick: ({ key }) =>
            void attempt(async () => {
              const other = others.find((book) => book.book === key);
              if (key === 'more') {
                setChoosing(true);
                return;
              }
              if (other) await core.books.open(other.book);
              else await core.books.practice();
              await desk.refresh();
            }),
        }}
      >
        <button type="button" className="plain-button desk-title one-line" aria-label={`当前轮次：${title}`} title={title}>
          {title} ▾
        </button>
      </Dropdown>
      <Modal open={choosing} onCancel={() => setChoosing(false)} footer={null} width={840} destroyOnHidden title={<span className="unseen">从哪里开始</span>}>
        <BookChoice refresh={desk.refresh} />
      </Modal>
    </>
  );
}

/** Acts on the open letter; the screen takes them up by its route. */
const letterActs = [
  { id: 'health', label: '文书体检', keys: 'F8' },
  { id: 'find', label: '在文书正文中查找和替换', keys: 'Ctrl+H' },
  { id: 'insert', label: '在文书正文中插入法条、证据、常用语', keys: 'Alt+I' },
] as const;

function usePaletteItems(showSheet: () => void): readonly PaletteItem[] {
  const { route, go, stay } = useWay();
  const writing = route.screen === 'letter' && route.id !== undefined;
  const lock = useLock();
  const core = useCore();
  const attempt = useAttempt();
  const { settings, write } = useSettings();
  const { undo, redo } = useUndo();
  return useMemo(
    () => [
      ...places.map(({ screen, label }) => ({ id: `go-${screen}`, label: `打开${label}`, sort: '画面', run: () => go({ screen }) })),
      ...(writing ? letterActs.map(({ id, label, keys }) => ({ id: `letter-${id}`, label, sort: '命令', keys, run: () => stay({ tab: id }) })) : []),
      { id: 'new-letter', label: '新建文书', sort: '命令', run: () => go({ screen: 'letter', tab: 'new' }) },
      { id: 'new-finding', label: '新建问题', sort: '命令', keys: 'Ctrl+N', run: () => go({ screen: 'finding', tab: 'new' }) },
      { id: 'import', label: '导入巡检包', sort: '命令', run: () => go({ screen: 'exchange', tab: 'import' }) },
      { id: 'export', label: '导出巡检包', sort: '命令', run: () => go({ screen: 'exchange', tab: 'export' }) },
      { id: 'backup', label: '立即备份', sort: '命令', run: () => void attempt(() => core.backup.run(() => undefined)) },
      { id: 'undo', label: '撤销上一步', sort: '命令', keys: 'Ctrl+Z', run: undo },
      { id: 'redo', label: '重做', sort: '命令', keys: 'Ctrl+Y', run: redo },
      {
        id: 'theme',
        label: settings.theme === 'dark' ? '切换到浅色' : '切换到深色',
        sort: '命令',
        run: () => void attempt(() => write({ theme: settings.theme === 'dark' ? 'light' : 'dark' })),
      },
      {
        id: 'density',
        label: settings.density === 'dense' ? '列表改为宽松' : '列表改为紧凑',
        sort: '命令',
        run: () => void attempt(() => write({ density: settings.density === 'dense' ? 'comfortable' : 'dense' })),
      },
      { id: 'lock', label: '锁定', sort: '命令', keys: 'Ctrl+L', run: lock },
      { id: 'shortcuts', label: '快捷键一览', sort: '命令', keys: '?', run: showSheet },
    ],
    [go, stay, writing, lock, core, attempt, settings, write, undo, redo, showSheet],
  );
}

function useFindRecords(): (query: string) => Promise<readonly PaletteItem[]> {
  const core = useCore();
  const { go } = useWay();
  return useCallback(
    async (query: string) => {
      const list = await core.read('findings.list', { text: query, limit: 12 });
      return list.rows.map((row) => ({
        id: `finding-${row.id}`,
        label: `${row.number} ${row.title || row.typeLabel}`,
        sort: '问题',
        run: () => go({ screen: 'finding', id: row.id }),
      }));
    },
    [core, go],
  );
}
