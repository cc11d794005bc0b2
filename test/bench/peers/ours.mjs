import { holdsAll } from '#shared/exchange/admission.ts';
import { entriesToAppend, fold } from '#shared/exchange/apply.ts';
import { openPackage } from '#shared/exchange/open-package.ts';
import { rehearse } from '#shared/exchange/rehearse.ts';
import { generateIdentity } from '#shared/exchange/sealing.ts';
import { collect, piecesOf } from '#shared/exchange/streams.ts';
import { preparePackage, writePackage } from '#shared/exchange/write-package.ts';
import { newId } from '#shared/kernel/ids.ts';
import { seededRandom } from '#shared/kernel/random.ts';
import { publicKey } from '#shared/kernel/signing.ts';
import { Replica } from '#shared/ledger/replica.ts';
import { signTrust } from '#shared/ledger/trust.ts';
import { each, finding, idOf, report, teams, timed } from './workload.mjs';

/** Five teams' sealed, signed packages into one book: opened, checked, rehearsed, folded. */
const random = seededRandom('bench peers');
const book = newId(random);
const at = '2022-10-01T01:00:00.000Z';

function laptop(name) {
  const seeds = { sign: random.bytes(32), person: random.bytes(32) };
  const sealing = generateIdentity(random.bytes(32));
  const person = { id: newId(random), name, key: publicKey(seeds.person) };
  const card = { device: newId(random), name, person, signKey: publicKey(seeds.sign), sealTo: sealing.recipient };
  return { name, seeds, sealing, card, replica: new Replica(book), log: [] };
}

function act(site, ops) {
  site.log.push(site.replica.append({ device: site.card.device, person: site.card.person.id }, at, ops));
}

async function* bytesOf(entries) {
  for (const { bytes } of entries) yield bytes;
}

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

const hub = laptop('市院');
act(hub, [{ op: 'found', book: 'round', card: hub.card }]);
const sites = Array.from({ length: teams }, (_, team) => laptop(`第${team + 1}组`));
for (const site of sites)
  act(hub, [{ op: 'trust', statement: signTrust({ claim: 'enrol', book, card: site.card, role: 'team' }, hub.card.person.id, hub.seeds.person) }]);
const [makeMs] = await timed(() => {
  for (const [team, site] of sites.entries()) {
    for (const entry of hub.log) {
      site.replica.add(entry);
      site.log.push(entry);
    }
    for (let i = 0; i < each; i++) {
      const changes = Object.entries(finding(team, i)).map(([field, value]) => ({ kind: 'finding', id: idOf(team, i), field, value }));
      act(site, site.replica.operations(changes));
    }
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
