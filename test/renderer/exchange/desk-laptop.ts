import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CoreApi, OpenedPackage } from '#renderer/core/api.ts';
import { coreApi } from '#renderer/core/core-api.ts';
import { Session } from '#renderer/core/session.ts';
import type { Place } from '#shared/host/contract.ts';
import type { Host } from '#shared/host/host.ts';
import { createHttpHost, type HttpFetch } from '#shared/host/http-host.ts';
import { manualClock } from '#shared/kernel/clock.ts';
import { seededRandom } from '#shared/kernel/random.ts';
import { createWorkbench } from '#shared/workbench/workbench.ts';
import { fetchInto, openTestHost, temporaryHome } from '#test/electron/hosts.ts';
import { knowledge } from '#test/shared/workbench/desk.ts';

const workbench = createWorkbench(knowledge);
let seeds = 0;

/** Thrown in place of the write at which the process is killed; everything before it lies on the disk. */
export class Killed extends Error {}

/** Host calls that change something on the disk. */
const writes: readonly (keyof Host)[] = ['appendJournal', 'writeChunk', 'writeBookKey', 'writeVault', 'writeDraft'];

/** A host over one vault folder, in this process or in one of its own. */
export interface RunningHost {
  readonly fetch: HttpFetch;
  close(): Promise<void>;
}

export type StartHost = (home: string, outbox: string) => Promise<RunningHost>;

const inThisProcess: StartHost = async (home, outbox) => {
  const parts = await openTestHost(home, { pick: { save: async (name: string) => join(outbox, name), folder: async () => outbox } });
  return { fetch: fetchInto(parts), close: () => parts.close() };
};

/** A laptop without a window: the core worker's desks over the real host and a real folder. */
export class DeskLaptop {
  readonly clock = manualClock('2022-10-12T01:00:00.000Z');
  core!: CoreApi;
  session!: Session;
  /** Writes until the kill; undefined lets it live. */
  writesLeft: number | undefined;
  /** Free bytes that places are said to have, where a test wants a small stick. */
  freeBytes: number | undefined;
  host!: RunningHost;
  private readonly random = seededRandom(`desk laptop ${seeds++}`);

  private constructor(
    readonly name: string,
    private readonly root: string,
    private readonly removeRoot: () => Promise<void>,
    private readonly startHost: StartHost,
  ) {}

  static async make(name: string, startHost = inThisProcess): Promise<DeskLaptop> {
    const { home, remove } = await temporaryHome();
    const laptop = new DeskLaptop(name, home, remove, startHost);
    await mkdir(laptop.outbox, { recursive: true });
    await laptop.start();
    await laptop.core.session.create({ passphrase: laptop.passphrase, deviceName: name, personName: `${name}的人` });
    return laptop;
  }

  get passphrase(): string {
    return `${this.name}的口令要够长才行`;
  }

  private get home(): string {
    return join(this.root, 'home');
  }

  get outbox(): string {
    return join(this.root, 'outbox');
  }

  /** A process of its own over the same folder. */
  async start(): Promise<void> {
    this.host = await this.startHost(this.home, this.outbox);
    const host = createHttpHost({ fetch: this.host.fetch, base: 'http://desk.test', window: 'one' });
    this.session = new Session(this.watched(host), this.clock, this.random, () => undefined);
    this.core = coreApi(this.session, workbench);
  }

  /** The process is gone; the next one opens what lies on the disk. */
  async restart(): Promise<void> {
    this.writesLeft = undefined;
    await this.host.close();
    await this.start();
    await this.unlock();
  }

  /** Puts the folder aside as it now lies on the disk; `rewind` brings that day back. */
  async putAside(): Promise<void> {
    await this.host.close();
    await cp(this.home, join(this.root, 'aside'), { recursive: true });
    await this.start();
    await this.unlock();
  }

  async rewind(): Promise<void> {
    await this.host.close();
    await rm(this.home, { recursive: true });
    await cp(join(this.root, 'aside'), this.home, { recursive: true });
    await this.start();
    await this.unlock();
  }

  private async unlock(): Promise<void> {
    const state = await this.core.session.state();
    if (state.state !== 'locked') throw new Error(state.state);
    await this.core.session.unlock({ person: (state.people[0] as (typeof state.people)[0]).id, passphrase: this.passphrase });
  }

  async remove(): Promise<void> {
    await this.host.close();
    await this.removeRoot();
  }

  /** A bit of a file of this laptop turns on the disk. */
  async damage(...path: readonly string[]): Promise<void> {
    const file = join(this.home, ...path);
    const bytes = await readFile(file);
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    await writeFile(file, bytes);
  }

  /** The newest file of the outbox whose name has these words. */
  async newest(words: string): Promise<Blob> {
    const names = (await readdir(this.outbox)).filter((name) => name.includes(words)).sort();
    const name = names.at(-1);
    if (!name) throw new Error(`nothing named ${words}`);
    return new Blob([new Uint8Array(await readFile(join(this.outbox, name)))]);
  }

  async open(file: Blob, passphrase?: string): Promise<OpenedPackage> {
    return this.core.exchange.open({ file, ...(passphrase === undefined ? {} : { passphrase }) }, () => undefined);
  }

  async take(file: Blob, passphrase?: string): ReturnType<CoreApi['exchange']['apply']> {
    const opened = await this.open(file, passphrase);
    if (opened.needs !== 'nothing') throw new Error(opened.needs);
    return this.core.exchange.apply({ opened: opened.opened, acceptSender: true });
  }

  async hash(): Promise<string> {
    return (await this.core.verifyLedger(() => undefined)).stateHash;
  }

  private watched(host: Host): Host {
    return new Proxy(host, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return (...given: unknown[]) => {
          if (this.writesLeft !== undefined && writes.includes(name as keyof Host) && this.writesLeft-- <= 0) return Promise.reject(new Killed());
          const answer: unknown = value.apply(target, given);
          return name === 'call' && given[0] === 'places.list' ? this.places(answer as Promise<{ places: Place[] }>) : answer;
        };
      },
    });
  }

  private async places(answer: Promise<{ places: Place[] }>): Promise<{ places: Place[] }> {
    const { places } = await answer;
    const { freeBytes } = this;
    return { places: freeBytes === undefined ? places : places.map((place) => ({ ...place, freeBytes })) };
  }
}

/** A hub with one team of one laptop, enrolled by card, the task package taken in. */
export async function hubAndTeam(startHost?: StartHost): Promise<{ hub: DeskLaptop; team: DeskLaptop; teamId: string; facility: string }> {
  const hub = await DeskLaptop.make('市院', startHost);
  const team = await DeskLaptop.make('二组', startHost);
  await hub.core.books.foundRound({ title: '2022年交叉巡回' });
  const teamId = answerOf(await hub.core.run('team.add', { name: '第二组' })).id;
  const facility = answerOf(await hub.core.run('facility.add', { name: '乙监狱', team: teamId })).id;
  const { card } = await team.core.exchange.card();
  await hub.core.exchange.enrol({ card, role: 'team', team: teamId });
  await hub.core.exchange.exportPackage({ kind: 'task', team: teamId }, () => undefined);
  await team.take(await hub.newest('任务包'));
  return { hub, team, teamId, facility };
}

export function answerOf<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: { readonly words: string } }): T {
  if (!result.ok) throw new Error(result.refusal.words);
  return result.value;
}
