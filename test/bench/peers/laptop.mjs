import { generateIdentity } from '#shared/exchange/sealing.ts';
import { newId } from '#shared/kernel/ids.ts';
import { seededRandom } from '#shared/kernel/random.ts';
import { publicKey } from '#shared/kernel/signing.ts';
import { Replica } from '#shared/ledger/replica.ts';
import { signTrust } from '#shared/ledger/trust.ts';

/** Laptops with real keys and one book, as plain as a bench can have them: no host, no disk. */
export const random = seededRandom('bench peers');
export const at = '2022-10-01T01:00:00.000Z';
export const book = newId(random);

export function laptop(name) {
  const seeds = { sign: random.bytes(32), person: random.bytes(32) };
  const sealing = generateIdentity(random.bytes(32));
  const person = { id: newId(random), name, key: publicKey(seeds.person) };
  const card = { device: newId(random), name, person, signKey: publicKey(seeds.sign), sealTo: sealing.recipient };
  return { name, seeds, sealing, card, replica: new Replica(book), log: [], heads: [] };
}

export function act(site, ops) {
  site.log.push(site.replica.append({ device: site.card.device, person: site.card.person.id }, at, ops));
}

/** One entry that writes these fields of a finding. */
export function write(site, id, fields) {
  act(site, site.replica.operations(Object.entries(fields).map(([field, value]) => ({ kind: 'finding', id, field, value }))));
}

/** A hub that has founded the book and enrolled its teams, each of which has what the hub wrote. */
export function hubWith(names) {
  const hub = laptop('市院');
  act(hub, [{ op: 'found', book: 'round', card: hub.card }]);
  const sites = names.map(laptop);
  for (const { card } of sites) {
    const claim = { claim: 'enrol', book, card, role: 'team' };
    act(hub, [{ op: 'trust', statement: signTrust(claim, hub.card.person.id, hub.seeds.person) }]);
  }
  for (const site of sites) {
    for (const entry of hub.log) {
      site.replica.add(entry);
      site.log.push(entry);
    }
  }
  return { hub, sites };
}

export async function* bytesOf(entries) {
  for (const { bytes } of entries) yield bytes;
}
