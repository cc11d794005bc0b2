import type { Lock } from '#shared/exchange/sealing.ts';
import type { Written } from '#shared/host/contract.ts';
import type { CoreApi, ExportRequest } from '../api.ts';
import { plainName } from '../backup-desk.ts';
import type { OpenRound } from '../open-round.ts';
import { preparePackages, sendPackage } from '../package-writing.ts';
import type { Session } from '../session.ts';
import { devicesOf } from './device-desk.ts';
import { exchangeFailures } from './exchange-failures.ts';
import { numberOf, textOrNull } from './exchange-parts.ts';

type Progress = Parameters<CoreApi['exchange']['exportPackage']>[1];

const labels: Readonly<Record<ExportRequest['kind'], string>> = { task: '任务包', back: '回传包', share: '交换包', team: '巡检包' };

/** Writes a package where the person says, and its evidence volumes after it. Null when the person cancels. */
export async function exportPackage(
  session: Session,
  commitAll: (round: OpenRound) => Promise<void>,
  request: ExportRequest,
  progress: Progress,
): Promise<Written | null> {
  const { round } = session;
  const { local } = session.open;
  await commitAll(round);
  const lock = lockFor(session, request);
  const { title } = session.summary(round);
  const team = teamName(session, request.team);
  const number = numberOf(local.fields('book', round.book.book)['packages']) + 1;
  const name = `${plainName(team ?? session.open.vault.device.name)}-${labels[request.kind]}-${String(number).padStart(3, '0')}`;
  const first = await session.host.call('save.choose', { name: `${name}.xjb` });
  if (!first) return null;
  const keyring = request.kind === 'task' && round.kept.roundIdentity !== undefined ? { roundIdentity: round.kept.roundIdentity } : undefined;
  const upTo = round.book.replica.head(round.book.author.device)?.n ?? 0;
  const wish = { kind: request.kind, kept: round.kept, book: round.book, title, number, team, lock, ...(keyring ? { keyring } : {}) };
  let main: Written | null = null;
  for await (const { prepared, volume } of preparePackages(session, wish)) {
    const grant = volume === 0 ? first : await session.host.call('save.choose', { name: `${name}-证据${volume}.xjb` });
    if (!grant) break;
    const step = volume === 0 ? '正在封装' : `正在封装证据分卷 ${volume}`;
    const written = await sendPackage(session, grant, prepared, lock, (share) => progress(step, share));
    main ??= written;
  }
  await local.write('book', round.book.book, { packages: number, ...(request.kind === 'task' ? {} : { [`sent/${round.book.author.device}`]: upTo }) });
  session.refresh();
  return main;
}

/** To the hub's devices, the named team's devices and this one; or to a passphrase. */
function lockFor(session: Session, request: ExportRequest): Lock {
  if (request.passphrase !== undefined) return { passphrase: request.passphrase };
  const devices = devicesOf(session).filter((device) => !device.removed);
  const wanted = devices.filter(({ role, team, own }) => own || role === 'hub' || (request.team !== undefined && team === request.team));
  const others = wanted.filter(({ own }) => !own);
  const reached = request.kind === 'task' || request.kind === 'back' ? others.some(({ team }) => team === request.team) : others.length > 0;
  if (!reached) throw exchangeFailures.nobody();
  return { recipients: wanted.map(({ card }) => card.sealTo) };
}

function teamName(session: Session, team: string | undefined): string | undefined {
  if (team === undefined) return undefined;
  return textOrNull(session.round.book.replica.fold.record('team', team)?.fields['name']) ?? undefined;
}
