import type { Keyring } from '#shared/exchange/package.ts';
import { identityRecipient, type Lock } from '#shared/exchange/sealing.ts';
import type { Cancel } from '#shared/exchange/streams.ts';
import { packageKindWords } from '#shared/exchange/words.ts';
import type { SaveGrant, Written } from '#shared/host/contract.ts';
import { newId } from '#shared/kernel/ids.ts';
import type { CoreApi, Exported, ExportRequest } from '../api.ts';
import { letGo } from '../let-go.ts';
import type { OpenRound } from '../open-round.ts';
import { type PackageWish, preparePackages, sendPackage } from '../package-writing.ts';
import { plainName } from '../plain-name.ts';
import type { Session } from '../session.ts';
import { devicesOf } from './device-desk.ts';
import { exchangeFailures } from './exchange-failures.ts';
import { numberOf, textOrNull } from './exchange-parts.ts';
import { earlierPackages, logSent } from './export-log.ts';
import { baseFor, chunkFilter } from './export-scope.ts';
import { serverToOffer } from './offered-server.ts';
import { ownTeam } from './own-team.ts';
import { currentRoundIdentity, roundIdentities } from './round-keys.ts';

type Progress = Parameters<CoreApi['exchange']['exportPackage']>[1];

/** Free space that a stick keeps beside the chunks: entries, headers, the medium's own tables. */
const STICK_RESERVE = 64 * 1024 * 1024;

/** What the work gives; null once the person has stopped it on the way. */
async function unlessStopped<T>(stop: Cancel, work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (stop.aborted) return null;
    throw error;
  }
}

/**
 * Writes a package where the person says, and its evidence volumes after it. Null when the person cancels before the first file, or stops
 * while it is written: then nothing with its name exists. Stopped at a volume, that one and the rest are told as left.
 */
export async function exportPackage(
  session: Session,
  commitAll: (round: OpenRound) => Promise<void>,
  asked: ExportRequest,
  progress: Progress,
  stop: Cancel,
): Promise<Exported | null> {
  const request = withOwnTeam(session, asked);
  const { round } = session;
  const { local } = session.open;
  await commitAll(round);
  const lock = lockFor(session, request);
  const team = teamName(session, request.team);
  const number = numberOf(local.fields('book', round.book.book)['packages']) + 1;
  const name = `${fileStem(session, request, team)}-${packageKindWords[request.kind]}-${String(number).padStart(3, '0')}`;
  const first = await grantFor(session, request, `${name}.xjb`);
  if (!first) return null;
  // Taken before the file is written: cut off in between, no second package goes by this one's number.
  await local.write('book', round.book.book, { packages: number });
  const wish = await wishFor(session, request, { number, team, lock });
  let main: Written | null = null;
  const volumes: number[] = [];
  const left: number[] = [];
  try {
    for await (const { prepared, volume } of preparePackages(session, wish)) {
      if (volume === 0 && request.kind === 'evidence' && prepared.manifest.counts.chunks === 0) throw exchangeFailures.allThere();
      const grant = volume === 0 ? first : left.length > 0 ? null : await grantFor(session, request, `${name}-证据卷${volume}.xjb`, prepared.bytes);
      const step = volume === 0 ? '正在封装' : `正在封装证据卷 ${volume}`;
      const told = (share: number): void => {
        if (stop.aborted) throw exchangeFailures.stopped();
        progress(step, share);
      };
      const written = grant && (await unlessStopped(stop, sendPackage(session, grant, prepared, lock, told)));
      if (!written) {
        if (volume === 0) return null;
        left.push(volume);
        continue;
      }
      if (volume > 0) volumes.push(volume);
      else await logSent(session, prepared.manifest, written.name);
      main ??= written;
    }
  } finally {
    if (!main) await letGo(session.host, 'save.abort', { grant: first.grant });
  }
  session.handoverChanged();
  return main && { ...main, volumes, volumesLeft: left };
}

/** A hub's package is named after the team it is for, any other after the team and the laptop it is from: two laptops of a team share a stick. */
function fileStem(session: Session, { kind }: ExportRequest, team: string | undefined): string {
  const { device } = session.open.vault;
  const parts = kind === 'task' || kind === 'back' ? [team ?? device.name] : [...(team === undefined ? [] : [team]), device.name];
  return parts.map(plainName).join('-');
}

/** What a team hands on goes under its own name, also where nobody chose one. */
function withOwnTeam(session: Session, request: ExportRequest): ExportRequest {
  const team = request.team ?? ownTeam(session);
  return team === undefined ? request : { ...request, team };
}

/** Into the chosen place while there is room, else where the person says: the next stick. */
async function grantFor(session: Session, { place }: ExportRequest, name: string, bytes = 0): Promise<SaveGrant | null> {
  if (place !== undefined) {
    const free = await freeBytes(session, place);
    if (free !== null && free > bytes) return session.host.call('save.into', { place, name });
  }
  return session.host.call('save.choose', { name });
}

async function freeBytes(session: Session, place: string): Promise<number | null> {
  const { places } = await session.host.call('places.list', {});
  return places.find((one) => one.id === place && one.present)?.freeBytes ?? null;
}

async function wishFor(session: Session, request: ExportRequest, common: Pick<PackageWish, 'number' | 'team' | 'lock'>): Promise<PackageWish> {
  const { round } = session;
  const base = baseFor(session, request);
  const free = request.place === undefined ? null : await freeBytes(session, request.place);
  return {
    ...common,
    kind: request.kind,
    id: newId<'Package'>(session.random),
    kept: round.kept,
    book: round.book,
    title: session.summary(round).title,
    ...(request.kind === 'task' ? { keyring: keyringOf(session, round) } : {}),
    ...(base ? { base: base.heads, earlier: earlierPackages(session, round.book.book), wanted: chunkFilter(round.book.replica, base) } : {}),
    ...(free === null ? {} : { room: Math.max(1, Math.min(960 * 1024 * 1024, free - STICK_RESERVE)) }),
  };
}

function keyringOf(session: Session, round: OpenRound): Keyring {
  const current = currentRoundIdentity(session, round);
  const earlier = roundIdentities(session, round.kept).filter((identity) => identity !== current);
  const server = serverToOffer(session, round.book.book);
  return {
    ...(server === undefined ? {} : { server }),
    ...(current === undefined ? {} : { roundIdentity: current }),
    ...(earlier.length > 0 ? { earlierIdentities: earlier } : {}),
  };
}

/** To the hub's devices, the named team's devices and this one; or to a passphrase. */
function lockFor(session: Session, request: ExportRequest): Lock {
  if (request.passphrase !== undefined) return { passphrase: request.passphrase };
  const devices = devicesOf(session).filter((device) => !device.removed);
  const wanted = devices.filter(({ role, team, own }) => own || role === 'hub' || (request.team !== undefined && team === request.team));
  const others = wanted.filter(({ own }) => !own);
  const reached = request.kind === 'task' || request.kind === 'back' ? others.some(({ team }) => team === request.team) : others.length > 0;
  if (!reached) throw exchangeFailures.nobody();
  const round = request.kind === 'share' || request.kind === 'back' ? roundRecipient(session) : undefined;
  return { recipients: [...wanted.map(({ card }) => card.sealTo), ...(round === undefined ? [] : [round])] };
}

/** What goes to members who hold the whole book anyway is sealed to the round, too: two shares of its key open it when laptops are lost. */
function roundRecipient(session: Session): string | undefined {
  const identity = currentRoundIdentity(session, session.round);
  return identity && identityRecipient(identity);
}

function teamName(session: Session, team: string | undefined): string | undefined {
  if (team === undefined) return undefined;
  return textOrNull(session.round.book.replica.fold.record('team', team)?.fields['name']) ?? undefined;
}
