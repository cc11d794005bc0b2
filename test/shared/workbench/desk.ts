import { shippedKnowledge } from '#electron/batch/shipped.ts';
import { type ManualClock, manualClock } from '#shared/kernel/clock.ts';
import { dateInChina } from '#shared/kernel/date-only.ts';
import { type DeviceId, newId, type PersonId } from '#shared/kernel/ids.ts';
import { seededRandom } from '#shared/kernel/random.ts';
import type { Refusal } from '#shared/kernel/result.ts';
import type { View, ViewSource } from '#shared/ledger/command.ts';
import { Replica } from '#shared/ledger/replica.ts';
import { perform } from '#shared/workbench/perform.ts';
import {
  type CommandAnswer,
  type CommandInput,
  type CommandName,
  createWorkbench,
  type ViewAnswer,
  type ViewName,
  type ViewParams,
} from '#shared/workbench/workbench.ts';
import { testBook } from '#test/helpers/ledger.ts';

export const knowledge = shippedKnowledge();
const workbench = createWorkbench(knowledge);
let desks = 0;

/** A person at a laptop: commands and views of the shipped workbench over a replica. Today is 2022-11-10. */
export class TestDesk {
  readonly replica = new Replica(testBook);
  readonly clock: ManualClock = manualClock('2022-11-10T01:00:00.000Z');
  private readonly random = seededRandom(`desk ${desks++}`);
  readonly author = { device: newId<'Device'>(this.random) as DeviceId, person: newId<'Person'>(this.random) as PersonId };

  try<N extends CommandName>(name: N, input: CommandInput<N>): { readonly answer: CommandAnswer<N> } | Refusal {
    const { replica, author, clock, random } = this;
    const done = perform(workbench, { replica, author, clock, random }, name, input);
    if (!done.ok) return done.refusal;
    if (done.value.entry) replica.add(done.value.entry);
    return { answer: done.value.answer };
  }

  do<N extends CommandName>(name: N, input: CommandInput<N>): CommandAnswer<N> {
    const done = this.try(name, input);
    if ('code' in done) throw new Error(`${name}: ${done.code} ${done.words}`);
    return done.answer;
  }

  code<N extends CommandName>(name: N, input: CommandInput<N>): string {
    const done = this.try(name, input);
    return 'code' in done ? done.code : 'ok';
  }

  read<N extends ViewName>(name: N, params: ViewParams<N>): ViewAnswer<N> {
    const view = workbench.views[name] as unknown as View<ViewParams<N>, ViewAnswer<N>>;
    return view.read(this.source(), view.params.parse(params));
  }

  source(): ViewSource {
    const { fold } = this.replica;
    return {
      records: (kind) => fold.records(kind),
      record: (kind, id) => fold.record(kind, id),
      today: dateInChina(this.clock.now()),
      author: this.author,
      trust: fold.trust,
      registers: (kind, id) => fold.registers(kind, id),
      ids: (kind) => fold.ids(kind),
      entry: (hash) => this.replica.entry(hash),
    };
  }

  /** One team with one prison, and what a finding needs to be confirmed. */
  prison(name = '甲监狱'): string {
    this.do('round.setUp', { title: '测试轮次', kind: 'cross', organiser: '江州市人民检察院', prisonsInProvince: 16 });
    const team = this.do('team.add', { name: '第一巡回检察组' });
    return this.do('facility.add', { name, team: team.id, wings: ['一监区'], onSiteFrom: '2022-10-11' as never, onSiteTo: '2022-10-31' as never }).id;
  }

  finding(facility: string, more: CommandInput<'finding.record'> = {}): string {
    const { id } = this.do('finding.record', {
      ...{ facility, type: 'D03', title: '禁闭超过十五日', facts: '罪犯张某被禁闭十七日。', severity: 3, wing: '一监区' },
      severityReason: '按现场查明的情节认定。',
      measureReason: '按现场查明的情节决定。',
      conductFrom: '2022-09-01' as never,
      conductTo: '2022-09-17' as never,
      foundOn: '2022-10-12' as never,
      ...more,
    });
    this.do('finding.confirm', { id });
    return id;
  }

  /** Takes everything the other desk has. */
  take(other: TestDesk): void {
    for (const entry of other.log) this.replica.add(entry);
  }

  readonly log: Parameters<Replica['add']>[0][] = [];

  constructor() {
    const add = this.replica.add.bind(this.replica);
    this.replica.add = (source) => {
      this.log.push(source);
      return add(source);
    };
  }
}
