import { generateIdentity } from '#shared/exchange/sealing.ts';
import type { Intake, SyncServer, SyncSite } from '#shared/exchange/sync/ports.ts';
import { SyncRun, type SyncRunOptions } from '#shared/exchange/sync/sync-run.ts';
import { newSyncState, type SyncState } from '#shared/exchange/sync/sync-state.ts';
import { seededRandom } from '#shared/kernel/random.ts';
import { JOURNAL_START } from '#shared/ledger/frame.ts';
import { moment } from '#test/helpers/ledger.ts';
import { bytesOf, type Laptop } from '../laptop.ts';

export const roundIdentity = generateIdentity(seededRandom('sync round').bytes(32));
const random = seededRandom('sync sites');

/** A laptop with its exchange by network: what it remembers survives `restart`, what it held in memory does not. */
export class SyncLaptop {
  state: SyncState = newSyncState(random);
  readonly intakes: Intake[] = [];
  /** From where the journal was read, at each reading. */
  readonly readFrom: number[] = [];
  /** How many chunks the host was asked for, at each asking. */
  readonly chunksAsked: number[] = [];
  run: SyncRun;
  /** Called around each thing that the laptop keeps; throws to end the program there. */
  step: (what: string, after: boolean) => void = () => undefined;
  /** Evidence: what the book names, and what lies here. */
  chunks: { readonly sha256: string; readonly bytes: number }[] = [];
  store: { has(name: string): boolean } = new Set<string>();

  constructor(
    readonly laptop: Laptop,
    private readonly server: SyncServer,
    private readonly options: SyncRunOptions = {},
  ) {
    this.run = this.start();
  }

  /** The program was ended and started again. */
  restart(): void {
    this.run = this.start();
  }

  exchange(cancel?: { readonly aborted: boolean }) {
    return this.run.run(cancel);
  }

  private start(): SyncRun {
    const { laptop } = this;
    const site: SyncSite = {
      replica: laptop.replica,
      title: '2022年全市监狱交叉巡回检察',
      card: laptop.card,
      signSeed: laptop.signSeed,
      roundIdentities: [roundIdentity.identity],
      random,
      now: () => moment('2022-10-01T01:00:00.000Z'),
      // The log stands for the journal, a head for its length.
      entries: (from) => {
        this.readFrom.push(from?.sequence ?? 0);
        return bytesOf(laptop.site.log.slice(from?.sequence ?? 0));
      },
      journalHead: () => ({ sequence: laptop.site.log.length, digest: laptop.site.log.at(-1)?.hash ?? JOURNAL_START.digest }),
      signedHeads: () => laptop.heads,
      strangerCards: () => laptop.cards,
      takeIn: async (intake) => {
        this.step('takeIn', false);
        this.intakes.push(intake);
        // Whoever sent it is vouched for: the run holds back all others.
        laptop.apply(intake.rehearsed, { acceptSender: true });
        this.step('takeIn', true);
      },
      chunks: () => this.chunks,
      chunksMissing: async (names) => {
        this.chunksAsked.push(names.length);
        return names.filter((name) => !this.store.has(name));
      },
      saveState: async (state) => {
        this.step('saveState', false);
        this.state = JSON.parse(JSON.stringify(state)) as SyncState;
        this.step('saveState', true);
      },
    };
    return new SyncRun(this.server, site, this.state, this.options);
  }
}
