import { isWorkbenchError } from '#shared/kernel/errors.ts';
import { decodeEntry } from '#shared/ledger/entry.ts';
import { Replica } from '#shared/ledger/replica.ts';
import { stateHash } from '#shared/ledger/state-hash.ts';
import type { Workbench } from '#shared/workbench/workbench.ts';
import type { CoreApi } from './api.ts';
import { approvalDesk } from './approval-desk.ts';
import { BackupDesk } from './backup-desk.ts';
import { bookDesk } from './book-desk.ts';
import { commandDesk } from './command-desk.ts';
import { evidenceDesk } from './evidence-desk.ts';
import { exchangeDesk } from './exchange-desk.ts';
import { sendFile } from './package-writing.ts';
import type { Session } from './session.ts';
import { sessionDesk } from './session-desk.ts';
import { settingsDesk } from './settings-desk.ts';
import { SyncDesk } from './sync/sync-desk.ts';

/** How often the worker looks whether a backup is due. */
const BACKUP_TICK_MS = 60_000;

/** Everything the page may call, put together. */
export function coreApi(session: Session, workbench: Workbench): CoreApi {
  const commands = commandDesk(session, workbench);
  const backup = new BackupDesk(session);
  const sync = new SyncDesk(session);
  session.companion = sync;
  setInterval(() => void backup.tick(), BACKUP_TICK_MS);
  session.host.onEvent((event) => {
    if (event.event === 'lock') session.tell({ event: 'lock', why: event.why });
    if (event.event === 'place' && event.place.present) void backup.tick(event.place);
  });
  return {
    ...commands.api,
    session: sessionDesk(session),
    books: bookDesk(session),
    evidence: evidenceDesk(session, workbench),
    exchange: exchangeDesk(session, commands.commitAll),
    approval: approvalDesk(session, commands.commitAll, (name, input) => commands.api.run(name as never, input as never) as never),
    sync: sync.api(),
    files: { save: ({ name, bytes }) => saveFile(session, name, bytes) },
    backup: backup.api(),
    settings: settingsDesk(session),
    host: {
      info: () => session.host.call('info', {}),
      places: async () => (await session.host.call('places.list', {})).places,
    },
    stateHash: async () => stateHash(session.round.book.replica.fold),
    verifyLedger: (progress) => verifyLedger(session, progress),
  };
}

async function saveFile(session: Session, name: string, bytes: Uint8Array<ArrayBuffer>): ReturnType<CoreApi['files']['save']> {
  const grant = await session.host.call('save.choose', { name });
  if (!grant) return null;
  return sendFile(
    session,
    grant,
    (async function* () {
      yield bytes;
    })(),
  );
}

/** Reads the journal from its first byte into a fresh replica: frames, seals, entries, chains; and compares the state it comes to. */
async function verifyLedger(session: Session, progress: (done: number, all: number) => void): ReturnType<CoreApi['verifyLedger']> {
  const { book } = session.round;
  const all = book.replica.size;
  const again = new Replica(book.book);
  const problems: string[] = [];
  let entries = 0;
  for await (const bytes of book.entries()) {
    try {
      again.add(decodeEntry(bytes));
    } catch (error) {
      if (!isWorkbenchError(error)) throw error;
      problems.push(`第 ${entries + 1} 条：${error.words}`);
    }
    entries++;
    if (entries % 200 === 0) progress(entries, all);
  }
  if (again.missing.waiting > 0) problems.push(`有 ${again.missing.waiting} 条记录所依据的记录不在本机。`);
  for (const fork of again.forks())
    problems.push(`设备 ${fork.device.slice(0, 6)} 的第 ${fork.n} 号有 ${fork.entries.length} 条不同的记录：该设备可能被复制过。`);
  const hash = stateHash(again.fold);
  if (hash !== stateHash(book.replica.fold)) problems.push('重新折叠得到的内容与当前显示的不一致，请在设置中重建。');
  progress(entries, all);
  return { entries, stateHash: hash, problems };
}
