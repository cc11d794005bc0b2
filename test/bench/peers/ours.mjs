import { holdsAll } from '#shared/exchange/admission.ts';
import { entriesToAppend, fold } from '#shared/exchange/apply.ts';
import { openPackage } from '#shared/exchange/open-package.ts';
import { rehearse } from '#shared/exchange/rehearse.ts';
import { collect, piecesOf } from '#shared/exchange/streams.ts';
import { preparePackage, writePackage } from '#shared/exchange/write-package.ts';
import { newId } from '#shared/kernel/ids.ts';
import { at, bytesOf, hubWith, random, write } from './laptop.mjs';
import { each, finding, idOf, report, teams, timed } from './workload.mjs';

/** Five teams' sealed, signed packages into one book: opened, checked, rehearsed, folded. */
async function seal(site, to) {
  const order = { kind: 'team', id: newId(random), number: 1, bookKind: 'round', title: '轮次', team: site.name, madeAt: at, replica: site.replica };
  const prepared = await preparePackage({ ...order, entries: bytesOf(site.log), sender: site.card, signSeed: site.seeds.sign });
  return collect(writePackage(prepared, { recipients: [to.sealing.recipient] }));
}

async function take(hub, file) {
  const known = (manifest) => holdsAll(manifest, hub.replica);
  const opened = await openPackage({ file: piecesOf(file), keys: { identities: [hub.sealing.identity] }, known });
  const rehearsed = rehearse({ opened, replica: hub.replica });
  const entries = entriesToAppend(rehearsed, hub.replica, { acceptSender: true });
  if (!entries.ok) return 0;
  fold(entries.value, hub.replica);
  return entries.value.length;
}

const { hub, sites } = hubWith(Array.from({ length: teams }, (_, team) => `第${team + 1}组`));
const [makeMs] = await timed(() => {
  for (const [team, site] of sites.entries()) {
    for (let i = 0; i < each; i++) write(site, idOf(team, i), finding(team, i));
  }
});
const [writeMs, files] = await timed(async () => {
  const made = [];
  // Each team hands over what the hub lacks: its own entries. The hub's own heads come back unsigned by the team and stay out.
  for (const site of sites) made.push(await seal(site, hub));
  return made;
});
for (const site of sites) {
  site.replica = undefined;
  site.log = [];
}
const [mergeMs, merged] = await timed(async () => {
  let count = 0;
  for (const file of files) count += await take(hub, file);
  return count;
});
const [againMs, again] = await timed(async () => {
  let count = 0;
  for (const file of files) count += await take(hub, file);
  return count;
});
if (merged !== teams * each || again !== 0 || hub.replica.fold.records('finding').length !== teams * each) throw new Error('not everything arrived, or twice');
report({ makeMs, writeMs, mergeMs, againMs, bytes: files.reduce((sum, file) => sum + file.length, 0) });
