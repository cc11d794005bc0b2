import { withdrawal } from '#shared/exchange/apply.ts';
import { syncErrors } from '#shared/host/sync-errors.ts';
import type { Bytes } from '#shared/kernel/bytes.ts';
import { isWorkbenchError } from '#shared/kernel/errors.ts';
import { sha256Of } from '#shared/kernel/hash.ts';
import { seededRandom } from '#shared/kernel/random.ts';
import type { ChainHead } from '#shared/ledger/chain.ts';
import type { Operation } from '#shared/ledger/operation.ts';
import { signTrust } from '#shared/ledger/trust.ts';
import { Dice } from './dice.ts';
import { Killed } from './fuzz-host.ts';
import { FuzzServer } from './fuzz-server.ts';
import { FuzzSite, fuzzRound } from './fuzz-site.ts';
import { Broken, checkAgreement, checkJournal, checkSite } from './invariants.ts';

/** Steps of one life; the next life begins with new laptops, so that a step costs the same however long the fuzz runs. */
export const LIFE = 250;
const TEN_YEARS = 10 * 365 * 24 * 3_600_000;
const NAMES = ['市院', '一组-01', '一组-02', '二组-01', '二组-02', '三组-01'];

interface Carried {
  readonly content: Bytes;
  readonly from: string;
}

/** What one step did, for the report and for the figures. */
type Deed = (life: Life, site: FuzzSite) => Promise<string>;

/** Six laptops, a server and a box of sticks, through random days. */
export class Life {
  readonly dice: Dice;
  readonly sites: FuzzSite[] = [];
  readonly server = new FuzzServer();
  readonly sticks: Carried[] = [];
  /** Heads that each laptop is known to have had: bases for packages. */
  readonly receipts: (readonly ChainHead[])[] = [];
  backups: ReturnType<FuzzServer['backup']>[] = [];

  private constructor(readonly seed: string) {
    this.dice = new Dice(seed);
  }

  static async begin(seed: string): Promise<Life> {
    const life = new Life(seed);
    const round = fuzzRound(seededRandom(`fuzz ${seed}`));
    const skews = [0, TEN_YEARS, -TEN_YEARS, 3_600_000, -86_400_000, life.dice.below(TEN_YEARS)];
    for (const [i, name] of NAMES.entries()) life.sites.push(await FuzzSite.create(name, skews[i] ?? 0, round, life.server));
    const [hub, ...members] = life.sites as [FuzzSite, ...FuzzSite[]];
    await hub.act([{ op: 'found', book: 'round', card: hub.card }]);
    const statements = members.map(
      ({ card }): Operation => ({
        op: 'trust',
        statement: signTrust({ claim: 'enrol', book: round.book, card, role: 'team' }, hub.card.person.id, hub.personSeed),
      }),
    );
    await hub.act(statements);
    const task = await hub.pack([]);
    for (const member of members) await member.take(task);
    return life;
  }

  /** One step, then everything that must hold at every moment. Throws `Broken`. */
  async step(): Promise<string> {
    const site = this.dice.one(this.sites);
    const deed = this.dice.one(deeds);
    const before = site.hash;
    let told: string;
    try {
      told = await deed(this, site);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      await site.open();
      told = `killed and ${site.hash === before ? 'before' : 'after'}`;
    }
    this.server.fault = () => undefined;
    checkSite(site, this.dice);
    await checkJournal(site);
    return `${site.name} ${told}`;
  }

  /** Everybody exchanges everything, by both ways; then all must agree. */
  async end(): Promise<void> {
    for (const site of this.sites) await site.run.run();
    const files: Bytes[] = [];
    for (const site of this.sites) files.push(await site.pack([]));
    for (const site of this.sites) for (const file of this.dice.shuffled(files)) await site.take(file);
    await this.rest();
    for (const site of this.sites) {
      checkSite(site, this.dice);
      await checkJournal(site);
    }
    checkAgreement(this.sites);
  }

  /** Exchanges until nobody has anything to say any more; that has to come soon. */
  private async rest(): Promise<void> {
    let left = '';
    for (let turn = 0; turn < 8; turn++) {
      left = '';
      for (const site of this.sites) {
        const { pulled, pushed, chunksPulled, chunksPushed, held, waiting, unreadable, notices } = await site.run.run();
        if (pulled + pushed + chunksPulled + chunksPushed + held.length + waiting + unreadable.length + notices.length === 0) continue;
        left += `${site.name}: ${JSON.stringify({ pulled, pushed, chunksPulled, chunksPushed, held: held.map(({ reason }) => reason), waiting, unreadable, notices })} `;
      }
      if (left === '') return;
    }
    throw new Broken(`the exchange does not come to rest when everything was exchanged: ${left}`);
  }
}

const fields = ['facts', 'severity', 'title', 'deleted'];
const kinds = ['finding', 'letter', 'interview'];

/** Two versions of the program at once: half of the laptops write kinds and fields that the others have never heard of. */
const newer = (site: FuzzSite): boolean => NAMES.indexOf(site.name) % 2 === 1;

const edit: Deed = async ({ dice }, site) => {
  const kind = newer(site) && dice.chance(0.2) ? 'ofTomorrow' : dice.one(kinds);
  const field = newer(site) && dice.chance(0.2) ? `tomorrow${dice.below(3)}` : dice.one(fields);
  const value = field === 'deleted' ? dice.chance(0.5) : dice.chance(0.2) ? { nested: [dice.below(9), null, '监'] } : `写法${dice.below(6)}`;
  await site.write({ kind, id: `r${dice.below(6)}`, field, value, ...(dice.chance(0.2) ? { settle: 'all' as const } : {}) });
  return 'edit';
};

const many: Deed = async ({ dice }, site) => {
  const changes = Array.from({ length: 2 + dice.below(6) }, (_, i) => ({ kind: dice.one(kinds), id: `r${dice.below(6)}`, field: dice.one(fields), value: i }));
  await site.write(...changes);
  return 'many';
};

/** As Ctrl+Z does: the value before, over what is shown now. */
const undo: Deed = async ({ dice }, site) => {
  const own = [...site.known.values()].filter(({ entry }) => entry.device === site.card.device && entry.ops.some((op) => op.op === 'set'));
  const last = own.at(-1);
  if (!last) return 'undo nothing';
  const changes = last.entry.ops.flatMap((op) => {
    if (op.op !== 'set') return [];
    const before = site.replica.fold.register(op.kind, op.id, op.field)?.versions.find((version) => op.over.includes(version.entry));
    return [{ kind: op.kind, id: op.id, field: op.field, value: before?.value ?? (dice.chance(0.5) ? null : '') }];
  });
  await site.write(...changes);
  return 'undo';
};

const evidence: Deed = async ({ dice }, site) => {
  const bytes = Uint8Array.from({ length: 20 + dice.below(400) }, () => dice.below(256));
  const sha256 = sha256Of(bytes);
  site.chunks.set(sha256, bytes);
  await site.write(
    { kind: 'evidence', id: `e${sha256.slice(0, 8)}`, field: 'sha256', value: sha256 },
    { kind: 'evidence', id: `e${sha256.slice(0, 8)}`, field: 'bytes', value: bytes.length },
  );
  return 'evidence';
};

const exportFull: Deed = async (life, site) => {
  life.sticks.push({ content: await site.pack([]), from: site.name });
  life.receipts.push(site.replica.heads());
  return 'export';
};

/** From a base that somebody once had: whoever lacks it must be told so, and take it later. */
const exportFromBase: Deed = async (life, site) => {
  const base = life.receipts.length > 0 ? life.dice.one(life.receipts) : [];
  life.sticks.push({ content: await site.pack(base.filter((head) => site.replica.has(head.hash))), from: site.name });
  return 'export from a base';
};

/** At any byte, or after the last one: then all of it is there and nobody was told. */
const somewhere = (dice: Dice): number => (dice.chance(0.3) ? 1 : dice.next());

/** Any stick in the box: new, old, one's own, again and again. */
const importOne: Deed = async ({ dice, sticks }, site) => {
  if (sticks.length === 0) return 'import nothing';
  const carried = dice.chance(0.5) ? (sticks.at(-1) as Carried) : dice.one(sticks);
  const before = site.hash;
  if (dice.chance(0.15)) site.host.powerFailsAt = somewhere(dice);
  const taken = await site.take(carried.content).finally(() => {
    site.host.powerFailsAt = undefined;
  });
  if (taken === undefined && site.hash !== before) throw new Broken(`${site.name}: a package that was not taken in has changed the book`);
  return taken ? 'import' : 'import refused';
};

const killedWhileWriting: Deed = async (life, site) => {
  site.host.powerFailsAt = somewhere(life.dice);
  try {
    return await edit(life, site);
  } finally {
    site.host.powerFailsAt = undefined;
  }
};

const withdrawImport: Deed = async ({ dice }, site) => {
  if (site.imports.length === 0) return 'withdraw nothing';
  const made = dice.one(site.imports);
  if (made.withdrawal) {
    const entry = made.withdrawal;
    made.withdrawal = undefined;
    await site.act([{ op: 'readmit', withdrawal: entry }], '重新计入');
    return 'readmit';
  }
  // Only the small ones, so that a life does not end up with nothing that counts.
  if (made.segments.length > 2) return 'withdraw not';
  made.withdrawal = (await site.act([withdrawal(made.segments)], '撤回导入'))?.hash;
  return 'withdraw';
};

const exchange: Deed = async ({ dice, server }, site) => {
  const breakAt = dice.chance(0.35) ? dice.below(12) : -1;
  const after = dice.chance(0.5);
  const error = dice.one([syncErrors.broken(), syncErrors.busy(), syncErrors.serverFailed(500), syncErrors.slow(), syncErrors.garbled()]);
  let calls = 0;
  server.fault = (_call, isAfter) => {
    if (isAfter === after && calls++ === breakAt) throw error;
  };
  if (dice.chance(0.1)) site.host.powerFailsAt = somewhere(dice);
  try {
    await site.run.run();
    return 'exchange';
  } catch (thrown) {
    if (!isWorkbenchError(thrown)) throw thrown;
    return `exchange ${thrown.code}`;
  } finally {
    site.host.powerFailsAt = undefined;
  }
};

const serverLife: Deed = async (life) => {
  const { dice, server, backups } = life;
  if (backups.length === 0 || dice.chance(0.6)) {
    backups.push(server.backup());
    return 'server backup';
  }
  if (dice.chance(0.15)) {
    server.restore(new FuzzServer().backup());
    return 'server wiped';
  }
  if (dice.chance(0.3)) {
    const ids = [...server.documents.keys()];
    if (ids.length > 0) server.lose(dice.one(ids));
    return 'server lost one';
  }
  server.restore(dice.one(backups));
  return 'server restored';
};

const restart: Deed = async (_life, site) => {
  await site.open();
  return 'restart';
};

const clockJumps: Deed = async ({ dice }, site) => {
  site.jumpClock((dice.next() * 2 - 1) * TEN_YEARS);
  return 'clock';
};

/** How often each happens. */
const deeds: readonly Deed[] = [
  ...Array<Deed>(11).fill(edit),
  ...Array<Deed>(3).fill(many),
  ...Array<Deed>(2).fill(undo),
  ...Array<Deed>(2).fill(evidence),
  ...Array<Deed>(2).fill(exportFull),
  ...Array<Deed>(2).fill(exportFromBase),
  ...Array<Deed>(6).fill(importOne),
  ...Array<Deed>(5).fill(exchange),
  ...Array<Deed>(2).fill(killedWhileWriting),
  withdrawImport,
  serverLife,
  restart,
  clockJumps,
];
