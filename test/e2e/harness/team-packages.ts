import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Laptop } from '#electron/batch/laptop.ts';
import { shippedKnowledge, shippedSample } from '#electron/batch/shipped.ts';
import { generateIdentity } from '#shared/exchange/sealing.ts';
import { type BookId, newId } from '#shared/kernel/ids.ts';
import { seededRandom } from '#shared/kernel/random.ts';
import type { DeviceCard } from '#shared/ledger/trust.ts';
import { figure, summaryOf } from '#shared/summary/summary.ts';
import { sampleRound } from '#shared/workbench/sample-round.ts';
import { createWorkbench } from '#shared/workbench/workbench.ts';

export interface TeamPackages {
  readonly task: string;
  readonly teams: readonly string[];
  /** Problems of the prisons in them, counted without a browser. */
  readonly problems: number;
}

/** A task package for the given laptop, enrolled as a hub, and what five teams of the sample round bring back to it, as files in `folder`. */
export async function writeTeamPackages(folder: string, card: DeviceCard, share: number): Promise<TeamPackages> {
  await mkdir(folder, { recursive: true });
  const knowledge = shippedKnowledge();
  const plan = sampleRound(shippedSample(), knowledge, share);
  const workbench = createWorkbench(knowledge);
  const random = seededRandom('team packages');
  const book = newId<'Book'>(random) as BookId;
  const laptop = (name: string, person: string): Laptop => new Laptop(name, person, book, 'team packages', workbench);
  const hub = laptop(plan.hubName, plan.hubPerson);
  const teams = plan.teams.map((team) => ({ team, field: laptop(`${team.name}-01机`, team.lead) }));
  hub.goTo(plan.setUpOn);
  hub.found();
  hub.enrol(card, 'hub');
  for (const { field } of teams) hub.enrol(field.card, 'team');
  for (const step of plan.prepare) await hub.do(step);
  const recipients = [card.sealTo, ...teams.map(({ field }) => field.sealing.recipient)];
  const roundIdentity = generateIdentity(random.bytes(32)).identity;
  const task = await hub.export({ kind: 'task', title: plan.title, recipients, keyring: { roundIdentity } });
  const write = async (name: string, bytes: Uint8Array): Promise<string> => {
    const path = join(folder, `${name}.xjb`);
    await writeFile(path, bytes);
    return path;
  };
  const paths: string[] = [];
  for (const { team, field } of teams) {
    await field.import(task.bytes);
    for (const step of team.steps) await field.do(step);
    const made = await field.export({ kind: 'team', title: plan.title, team: team.name, recipients: [card.sealTo, hub.sealing.recipient] });
    await hub.import(made.bytes);
    paths.push(await write(team.name, made.bytes));
  }
  const problems = figure(summaryOf(hub.replica.fold, knowledge, plan.cutoff), 'findings.prison').value ?? 0;
  return { task: await write('任务包', task.bytes), teams: paths, problems };
}
