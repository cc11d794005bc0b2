import { Button, Segmented } from 'antd';
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useView } from '#renderer/data/use-view.ts';
import { Keys } from '#renderer/ui/words.tsx';
import { type Agenda, agendas, agendaWords } from '#shared/summary/meeting/meeting-views.ts';
import { type DecisionKind, decisionOfKey, MeetingDecision } from './meeting-decision.tsx';
import { MeetingSlide } from './meeting-slide.tsx';
import './meeting.css';

/** Projector mode over the whole screen: item by item in large type, names masked, decisions by key. Esc leads back to where one was. */
export function MeetingView({ onClose }: { onClose: () => void }): ReactNode {
  const wall = useRef<HTMLElement>(null);
  const dialog = useDialog(onClose, wall);
  const [agenda, setAgenda] = useState<Agenda>('open');
  const { data } = useView('meeting.agenda', { agenda });
  // The list of the beginning: what was decided stays where it stood, so that one can step back to it.
  const [kept, setKept] = useState<{ agenda: Agenda; ids: readonly string[] }>();
  const [at, setAt] = useState(0);
  const [deciding, setDeciding] = useState<DecisionKind>();
  if (data?.agenda === agenda && kept?.agenda !== agenda) {
    setKept({ agenda, ids: data.ids });
    setAt(0);
  }
  const ids = kept?.agenda === agenda ? kept.ids : [];
  const id = ids[at];
  const { data: item } = useView('meeting.item', id === undefined ? null : { id });
  const step = (by: number): void => {
    setDeciding(undefined);
    setAt((before) => Math.max(0, Math.min(ids.length - 1, before + by)));
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.target instanceof HTMLInputElement) return;
    const decision = decisionOfKey(event.key);
    if (['ArrowRight', 'ArrowDown', 'PageDown', ' '].includes(event.key)) step(1);
    else if (['ArrowLeft', 'ArrowUp', 'PageUp'].includes(event.key)) step(-1);
    else if (decision && item) setDeciding(decision);
    else return;
    event.preventDefault();
  };
  const shown = item && item.id === id ? item : undefined;
  return (
    <dialog ref={dialog} className="meeting" aria-label="会议" onKeyDown={onKey}>
      <header className="row">
        <Segmented<Agenda>
          aria-label="议程"
          value={agenda}
          onChange={(next) => {
            setAgenda(next);
            setDeciding(undefined);
            // The arrows turn the pages, not the agenda.
            wall.current?.focus();
          }}
          options={agendas.map((value) => ({ value, label: `${agendaWords[value]} ${data?.counts[value] ?? ''}` }))}
        />
        <span className="grow" />
        <span className="number meeting-count" role="status">
          {ids.length === 0 ? '' : `第 ${at + 1} 个，共 ${ids.length} 个`}
        </span>
        <Button onClick={onClose}>
          退出 <Keys keys="Esc" />
        </Button>
      </header>
      <main ref={wall} tabIndex={-1}>
        {shown ? <MeetingSlide item={shown} /> : null}
        {data?.agenda === agenda && ids.length === 0 ? <p className="meeting-empty">没有{agendaWords[agenda]}。上方可以换一个议程。</p> : null}
      </main>
      <footer>{shown ? <MeetingDecision key={shown.id} item={shown} deciding={deciding} onDeciding={setDeciding} /> : null}</footer>
      <p className="meeting-note">登记过的姓名已经遮盖，控告举报人、派驻检察问题和线索不显示。← → 换问题。</p>
    </dialog>
  );
}

/** A modal dialog over everything, with the whole screen where the system grants it. Leaving either closes both, and the focus returns. */
function useDialog(onClose: () => void, first: RefObject<HTMLElement | null>): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    first.current?.focus();
    let whole = false;
    // Refused where the person has not just clicked, or by the system: the dialog fills the window all the same.
    document.documentElement.requestFullscreen?.().then(
      () => {
        whole = true;
      },
      () => undefined,
    );
    const left = (): void => {
      if (whole && !document.fullscreenElement) close.current();
    };
    const cancel = (event: Event): void => {
      event.preventDefault();
      close.current();
    };
    document.addEventListener('fullscreenchange', left);
    element?.addEventListener('cancel', cancel);
    return () => {
      document.removeEventListener('fullscreenchange', left);
      element?.removeEventListener('cancel', cancel);
      if (document.fullscreenElement) void document.exitFullscreen();
      if (before instanceof HTMLElement) before.focus();
    };
  }, [first]);
  return dialog;
}
