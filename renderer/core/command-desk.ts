import { ok, type Result } from '#shared/kernel/result.ts';
import type { Json } from '#shared/ledger/canonical.ts';
import type { Command } from '#shared/ledger/command.ts';
import type { Workbench } from '#shared/workbench/workbench.ts';
import type { CoreApi, UndoOutcome } from './api.ts';
import { draftValues, type OpenRound } from './open-round.ts';
import type { Session } from './session.ts';

interface Desk {
  readonly api: Pick<CoreApi, 'run' | 'read' | 'viewKinds' | 'undo' | 'redo' | 'drafts'>;
  /** Whatever is typed becomes entries before anything that builds on it. Refused drafts stay drafts. */
  commitAll(round: OpenRound): Promise<void>;
}

/** Commands, views, drafts and undo of the open book. */
export function commandDesk(session: Session, workbench: Workbench): Desk {
  const commands = workbench.commands as unknown as Record<string, Command<unknown, unknown>>;

  async function commit(kind: string, id: string): Promise<Result<null>> {
    const { round } = session;
    const draft = round.drafts.of(kind, id);
    const edit = commands[`${kind}.edit`];
    if (!draft || !edit) return ok(null);
    const fields = draftValues(round.drafts, kind, id);
    const bases = Object.fromEntries(Object.entries(draft.fields).map(([field, { base }]) => [field, base]));
    const result = await session.status.saving(round.run(edit, { id, fields }, { kind, id, fields: bases }));
    if (!result.ok) return result;
    await round.drafts.remove(kind, id, fields);
    session.refresh();
    return ok(null);
  }

  async function commitAll(round: OpenRound): Promise<void> {
    for (const { kind, id } of round.drafts.all()) await commit(kind, id);
  }

  async function takeBack(which: 'undo' | 'redo', force: boolean): Promise<UndoOutcome> {
    const { round } = session;
    await commitAll(round);
    const act = which === 'undo' ? round.undoStack.next : round.undoStack.nextAgain;
    if (!act) return { outcome: 'nothing' };
    const done = await session.status.saving(round.takeBack(act.entry, force));
    if (done === 'asks') {
      const verb = which === 'undo' ? '撤销' : '重做';
      const words = `“${act.label}”${which === 'undo' ? '' : '撤销'}之后，其中的内容又被改动过。仍要${verb}时，以${verb}后的内容为准，改动留在历史里。`;
      return { outcome: 'asks', label: act.label, words };
    }
    const by = done === 'nothing' ? act.entry : done.hash;
    if (which === 'undo') round.undoStack.took(by);
    else round.undoStack.redid(by);
    session.refresh();
    return { outcome: 'done', label: act.label };
  }

  const api: Desk['api'] = {
    run: async (name, input) => {
      const { round } = session;
      const known = commands[name];
      if (!known) throw new TypeError(`no such command: ${name}`);
      const result = await session.status.saving(round.run(known, input));
      session.refresh();
      return result as never;
    },
    viewKinds: async () => Object.fromEntries(Object.entries(workbench.views).map(([name, { kinds }]) => [name, kinds])) as never,
    read: async (name, params) => {
      const view = workbench.views[name];
      return session.round.read(view as never, params) as never;
    },
    undo: (force = false) => takeBack('undo', force),
    redo: (force = false) => takeBack('redo', force),
    drafts: {
      put: async ({ kind, id, field, value }: { kind: string; id: string; field: string; value: Json }) => {
        const { round } = session;
        return session.status.saving(round.drafts.put(kind, id, field, value, round.headsOf(kind, id, field)));
      },
      of: async (kind, id) => draftValues(session.round.drafts, kind, id),
      commit,
      discard: async (kind, id, field) => {
        const { drafts } = session.round;
        const fields = field === undefined ? Object.keys(drafts.of(kind, id)?.fields ?? {}) : [field];
        await drafts.remove(kind, id, Object.fromEntries(fields.map((name) => [name, undefined])));
      },
    },
  };
  return { api, commitAll };
}
