import type { InputRef } from 'antd';
import { Tabs, type TabsProps } from 'antd';
import { type ClipboardEvent, type DragEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useWay } from '#renderer/app/route.tsx';
import { useShortcut } from '#renderer/app/shortcuts.ts';
import { useWalk } from '#renderer/app/use-walk.ts';
import { useRemembered } from '#renderer/data/remembered.ts';
import { TaxonomyProvider, useTaxonomy } from '#renderer/data/taxonomy.ts';
import { useDraftRecord } from '#renderer/data/use-draft-field.ts';
import { useView } from '#renderer/data/use-view.ts';
import { useAddEvidence } from '#renderer/evidence/use-add-evidence.ts';
import { type Pane, SplitPane } from '#renderer/ui/split-pane.tsx';
import { EmptyState, StreamBand, TroubleNote } from '#renderer/ui/words.tsx';
import type { FindingDetail } from '#shared/finding/detail.ts';
import type { FindingFilter } from '#shared/finding/list.ts';
import { systemClock } from '#shared/kernel/clock.ts';
import { dateInChina } from '#shared/kernel/date-only.ts';
import { sortNames } from './finding-columns.tsx';
import { FindingEditor } from './finding-editor.tsx';
import type { ChosenFilter } from './finding-filter.tsx';
import { FindingHead } from './finding-head.tsx';
import { FINDING_PAGE, FindingListPane, type ListState } from './finding-list.tsx';
import { NewFinding } from './new-finding.tsx';
import { type SideTab, sideTabs } from './side-panels.tsx';

export function FindingScreen(): ReactNode {
  return (
    <TaxonomyProvider>
      <FindingDesk />
    </TaxonomyProvider>
  );
}

/** A filter that another screen asks for: `filter:<facility>:<area>`, `filter:status`, `filter:unproven`. */
function askedFilter(tab: string | undefined): ChosenFilter | null {
  if (!tab?.startsWith('filter:')) return null;
  if (tab === 'filter:status') return { statuses: ['recorded', 'verifying'] };
  if (tab === 'filter:unproven') return { stream: 'prison', onlyUnproven: true };
  const [, facility, area] = tab.split(':');
  return { stream: 'prison', ...(facility ? { facilities: [facility] } : {}), ...(area ? { areas: [area] } : {}) };
}

function FindingDesk(): ReactNode {
  const { route, stay } = useWay();
  const taxonomy = useTaxonomy();
  const today = useMemo(() => dateInChina(systemClock.now()), []);
  const [filter, setFilter] = useRemembered<ChosenFilter>('session', 'finding.filter', {});
  const [rest, setRest] = useState<Omit<ListState, 'filter'>>({ text: '', sort: null, limit: FINDING_PAGE });
  const [home, setHome] = useRemembered<string | undefined>('device', 'finding.home', undefined);
  const quick = useRef<InputRef>(null);
  useEffect(() => {
    const asked = askedFilter(route.tab);
    if (!asked) return;
    setFilter(asked);
    stay({ tab: '' });
  }, [route.tab, setFilter, stay]);
  const { ids } = route;
  const query = useMemo<FindingFilter>(
    () => ({
      ...filter,
      ...(rest.text.trim() === '' ? {} : { text: rest.text }),
      ...(ids ? { ids: [...ids] } : {}),
      ...(rest.sort ? { sort: sortNames[rest.sort.by] ?? 'number', descending: rest.sort.descending } : {}),
      limit: rest.limit,
    }),
    [filter, rest, ids],
  );
  const { data: list, trouble } = useView('findings.list', query);
  const { data: round } = useView('round.overview', {});
  const facilities = round?.facilities ?? [];
  const place = facilities.some((facility) => facility.id === home) ? home : facilities.length === 1 ? facilities[0]?.id : undefined;
  const areas = useMemo(() => (taxonomy?.taxonomy.areas ?? []).map(({ code, name }) => ({ code, label: name })), [taxonomy]);
  const open = (id: string): void => stay({ id, tab: '' });
  const recorded = (id: string): void => stay({ id, tab: 'form' });
  const fresh = (): void => stay({ tab: 'new' });
  useWalk(list?.rows.map((row) => row.id) ?? [], route.tab === 'new' ? undefined : route.id, open);
  useShortcut(['alt+q'], () => quick.current?.focus());
  const listPane = (
    <FindingListPane
      list={list}
      round={round}
      areas={areas}
      state={{ filter, ...rest }}
      onState={({ filter: next, ...change }) => {
        if (next) setFilter(next);
        // Another question begins at its first page.
        setRest({ ...rest, limit: FINDING_PAGE, ...change });
      }}
      active={route.tab === 'new' ? undefined : route.id}
      onActive={open}
      onRecorded={recorded}
      onNew={fresh}
      home={place}
      onHome={setHome}
      today={today}
      quickRef={quick}
      narrowed={
        route.ids ? { count: list?.total ?? route.ids.length, words: route.about ?? '', clear: () => stay({ ids: undefined, about: undefined }) } : null
      }
    />
  );
  const panes: Pane[] = [{ key: 'list', min: 380, size: 560, body: trouble ? <TroubleNote trouble={trouble} /> : listPane }];
  return <FindingPanes panes={panes} facilities={facilities} home={place} onHome={setHome} onRecorded={recorded} onNew={fresh} />;
}

interface FindingPanesProps {
  readonly panes: Pane[];
  readonly facilities: readonly { readonly id: string; readonly name: string; readonly wings: readonly string[] }[];
  readonly home: string | undefined;
  readonly onHome: (facility: string) => void;
  readonly onRecorded: (id: string) => void;
  readonly onNew: () => void;
}

function FindingPanes({ panes, facilities, home, onHome, onRecorded, onNew }: FindingPanesProps): ReactNode {
  const { route, stay } = useWay();
  const wide = useWide();
  const shown = route.tab === 'new' ? undefined : route.id;
  const [side, setSide] = useState<SideTab>('evidence');
  const [folded, setFolded] = useState<SideTab | 'form'>('form');
  const { data: detail, trouble } = useView('findings.detail', shown === undefined ? null : { id: shown });
  // What was just written down opens with its form, whichever tab the one before it was left at.
  useEffect(() => {
    if (route.tab !== 'form') return;
    setFolded('form');
    stay({ tab: '' });
  }, [route.tab, stay]);
  useShortcut(['ctrl+shift+e'], () => {
    // At once, so that the place for files is there when it is asked.
    flushSync(() => {
      setSide('evidence');
      setFolded('evidence');
    });
    document.querySelector<HTMLButtonElement>('.side .file-drop, .fold-tabs .file-drop')?.click();
  });
  if (route.tab === 'new') {
    const body = <NewFinding facilities={facilities} home={home} onHome={onHome} onRecorded={(id, another) => (another ? stay({ id }) : onRecorded(id))} />;
    return <SplitPane name="finding" panes={[...panes, { key: 'new', min: 360, body }]} />;
  }
  // The one before stays until the next has come, so that nothing blinks while one walks through the list.
  if (shown === undefined || !detail) {
    const body = trouble ? (
      <TroubleNote trouble={trouble} />
    ) : (
      <EmptyState title="选择一个问题" words="在左边选一条查看和修改，或按 Ctrl+N 新建。上下移动用 Alt+↑↓。" />
    );
    return <SplitPane name="finding" panes={[...panes, { key: 'none', min: 360, body: <div className="editor">{body}</div> }]} />;
  }
  const { id } = detail.finding;
  const close = (): void => stay({ id: undefined });
  if (!wide) {
    return (
      <SplitPane
        name="finding"
        panes={[
          ...panes,
          {
            key: 'one',
            min: 420,
            body: (
              <OneFinding
                key={id}
                detail={detail}
                facilities={facilities}
                folded={{ activeKey: folded, onChange: (tab) => setFolded(tab as SideTab | 'form') }}
                onNew={onNew}
                onDeleted={close}
              />
            ),
          },
        ]}
      />
    );
  }
  return (
    <SplitPane
      name="finding"
      panes={[
        ...panes,
        { key: 'one', min: 480, body: <OneFinding key={id} detail={detail} facilities={facilities} folded={null} onNew={onNew} onDeleted={close} /> },
        {
          key: 'side',
          min: 260,
          size: 340,
          body: (
            <aside className="side" aria-label="证据、办理、依据、历史、关联" data-region tabIndex={-1}>
              <Tabs key={id} size="small" tabBarGutter={14} items={sideTabs(detail)} activeKey={side} onChange={(tab) => setSide(tab as SideTab)} />
            </aside>
          ),
        },
      ]}
    />
  );
}

interface OneFindingProps {
  readonly detail: FindingDetail;
  readonly facilities: FindingPanesProps['facilities'];
  /** On a narrow screen the side panel lies behind tabs of the editor: which of them is open. Null: it stands beside. */
  readonly folded: Pick<TabsProps, 'activeKey' | 'onChange'> | null;
  readonly onNew: () => void;
  readonly onDeleted: () => void;
}

function OneFinding({ detail, facilities, folded, onNew, onDeleted }: OneFindingProps): ReactNode {
  const record = useDraftRecord('finding', detail.finding.id);
  const { add, work } = useAddEvidence(detail.finding.id);
  useShortcut(['ctrl+enter'], () => void record.keeper.commit().then((done) => done && onNew()));
  const drop = (event: DragEvent): void => {
    if (event.dataTransfer.files.length === 0 || event.defaultPrevented) return;
    event.preventDefault();
    add([...event.dataTransfer.files]);
  };
  const paste = (event: ClipboardEvent): void => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    add([...event.clipboardData.files]);
  };
  const form = <FindingEditor detail={detail} record={record} facilities={facilities} />;
  return (
    // Files dropped or pasted anywhere on a finding become its evidence.
    <section className="editor" aria-label="问题详情" onDragOver={(event) => event.preventDefault()} onDrop={drop} onPaste={paste}>
      {detail.finding.stream === 'prison' ? null : <StreamBand stream={detail.finding.stream} />}
      <FindingHead detail={detail} record={record} onDeleted={onDeleted} />
      {work ? <div className="note-state">{work.words}</div> : null}
      {folded ? (
        <Tabs
          className="fold-tabs"
          size="small"
          {...folded}
          items={[
            { key: 'form', label: '内容', children: form },
            ...sideTabs(detail).map((tab) => ({ ...tab, children: <div className="fold-body">{tab.children}</div> })),
          ]}
        />
      ) : (
        form
      )}
    </section>
  );
}

/** From this width list, editor and side panel fit beside each other. */
function useWide(): boolean {
  const [wide, setWide] = useState(() => window.matchMedia('(min-width: 1600px)').matches);
  useEffect(() => {
    const query = window.matchMedia('(min-width: 1600px)');
    const changed = (): void => setWide(query.matches);
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  }, []);
  return wide;
}
