import type { PackageManifest } from '#shared/exchange/package.ts';
import { generateIdentity } from '#shared/exchange/sealing.ts';
import type { Bytes } from '#shared/kernel/bytes.ts';
import { type BookId, newId } from '#shared/kernel/ids.ts';
import { seededRandom } from '#shared/kernel/random.ts';
import { chanceOf } from '#shared/workbench/chance.ts';
import { SAMPLE_SEED, type SamplePlan, type SampleTeam } from '#shared/workbench/sample-round.ts';
import type { CommandInput, Workbench } from '#shared/workbench/workbench.ts';
import { Laptop, type Print } from './laptop.ts';
import { SampleOffice } from './sample-approval.ts';
import { mergeSampleCommon } from './sample-common.ts';

export interface SamplePackage {
  readonly file: string;
  readonly bytes: Bytes;
  readonly manifest: PackageManifest;
}

export interface SampleLife {
  readonly hub: Laptop;
  readonly packages: readonly SamplePackage[];
}

interface LifeOptions {
  /** Of the order in which the packages arrive. */
  readonly order?: string;
  /** For letters that go out; left out: no hash is noted. */
  readonly print?: Print;
}

/**
 * Lives the sample round through: the hub hands out task packages, the teams work apart, their packages come back in a shuffled order,
 * the hub issues the letters and enters what was answered.
 */
export async function liveSample(
  plan: SamplePlan,
  workbench: Workbench,
  tell: (words: string) => void,
  { order = SAMPLE_SEED, print }: LifeOptions = {},
): Promise<SampleLife> {
  const random = seededRandom(`${SAMPLE_SEED} book`);
  const book = newId<'Book'>(random) as BookId;
  const round = generateIdentity(random.bytes(32));
  const laptop = (name: string, person: string): Laptop => new Laptop(name, person, book, SAMPLE_SEED, workbench, print);
  const hub = laptop(plan.hubName, plan.hubPerson);
  const office = new SampleOffice(hub, workbench.knowledge, laptop);
  const teams = plan.teams.map((team) => ({ team, laptops: laptopsOf(team, laptop) }));
  hub.goTo(plan.setUpOn);
  hub.found();
  for (const { laptops } of teams) for (const { card } of laptops) hub.enrol(card, 'team');
  for (const step of plan.prepare) await hub.do(step);
  const packages: SamplePackage[] = [];
  const incoming: SamplePackage[] = [];
  for (const { team, laptops } of teams) {
    const recipients = [...laptops.map(({ sealing }) => sealing.recipient), hub.sealing.recipient];
    const task = await hub.export({ kind: 'task', title: plan.title, team: team.name, recipients, keyring: { roundIdentity: round.identity } });
    packages.push({ file: `${team.name}-任务包.xjb`, ...task });
    tell(`${team.name}：任务包已制作，开始巡回检察`);
    const made = await teamLife(team, laptops, task.bytes, { title: plan.title, hub: hub.sealing.recipient });
    incoming.push(made);
    tell(`${team.name}：${made.manifest.records['finding'] ?? 0} 个问题，${made.manifest.counts.chunks} 块证据，巡检包已制作`);
  }
  packages.push(...incoming);
  for (const { file, bytes } of chanceOf(seededRandom(`${order} order`)).shuffled(incoming)) {
    const { rehearsal } = await hub.import(bytes);
    tell(
      `汇总：并入 ${file}，新登记 ${rehearsal.entries.fresh} 条，已有 ${rehearsal.entries.known} 条，有分歧 ${rehearsal.records.filter((record) => record.effect === 'disputed').length} 项`,
    );
  }
  office.register();
  let signed = 0;
  for (const step of plan.conclude) {
    if (step.do === 'evidence' || step.name !== 'letter.issue') {
      await hub.do(step);
      continue;
    }
    const { outside, ...input } = step.input as CommandInput<'letter.issue'>;
    hub.goTo(step.day);
    const approved = office.approve(input.id, leadOf(hub, teams, input.id), step.day);
    if (approved) signed += 1;
    await hub.issue(approved ? input : { ...input, outside });
  }
  tell(`审批：${signed} 份文书逐级签署后发出`);
  await mergeSampleCommon(hub, workbench, plan);
  return { hub, packages };
}

/** The laptop of the 主办检察官 whose team inspected the place of a letter; the hub's own where there is none. */
function leadOf(hub: Laptop, teams: readonly { readonly team: SampleTeam; readonly laptops: readonly Laptop[] }[], letter: string): Laptop {
  const { fold } = hub.replica;
  const facility = fold.record('facility', String(fold.record('letter', letter)?.fields['facility'] ?? ''));
  const name = fold.record('team', String(facility?.fields['team'] ?? ''))?.fields['name'];
  return teams.find(({ team }) => team.name === name)?.laptops[0] ?? hub;
}

function laptopsOf(team: SampleTeam, laptop: (name: string, person: string) => Laptop): readonly Laptop[] {
  const first = laptop(`${team.name}-01机`, team.lead);
  return team.apart ? [first, laptop(`${team.name}-02机`, team.apart.person)] : [first];
}

async function teamLife(
  team: SampleTeam,
  laptops: readonly Laptop[],
  task: Bytes,
  to: { readonly title: string; readonly hub: string },
): Promise<SamplePackage> {
  const [first, second] = laptops as [Laptop, Laptop | undefined];
  for (const laptop of laptops) await laptop.import(task);
  for (const step of team.steps) await first.do(step);
  if (second && team.apart) {
    const share = { kind: 'share' as const, title: to.title, team: team.name };
    const there = await first.export({ ...share, recipients: [second.sealing.recipient] });
    await second.import(there.bytes);
    for (const step of team.apart.first) await first.do(step);
    for (const step of team.apart.second) await second.do(step);
    const back = await second.export({ ...share, recipients: [first.sealing.recipient] });
    await first.import(back.bytes);
  }
  const made = await first.export({ kind: 'team', title: to.title, team: team.name, recipients: [to.hub, first.sealing.recipient] });
  return { file: `${team.name}-巡检包.xjb`, ...made };
}
