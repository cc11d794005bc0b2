import { type Clearing, clearingSchema, signClearing, verifyClearing } from '#shared/exchange/clearing.ts';
import { newId } from '#shared/kernel/ids.ts';
import { publicKey } from '#shared/kernel/signing.ts';
import type { ClearedBook } from './api.ts';
import type { Session } from './session.ts';

/** Kind of the local book: what was cleared from this laptop, one record for each time. */
const CLEARING = 'clearing';

/** Signs the record of a clearing and keeps it with the name and key of the person, so that it can be checked when nobody has their card any more. */
export async function keepClearing(session: Session, clearing: Clearing): Promise<void> {
  const { local, vault } = session.open;
  await local.write(CLEARING, newId<'Clearing'>(session.random), {
    ...{ ...clearing, receipts: [...clearing.receipts] },
    ...{ personName: vault.person.name, personKey: publicKey(vault.person.seed), signature: signClearing(clearing, vault.person.seed) },
  });
}

/** Everything that was cleared from this laptop, newest first; each signature is checked again. */
export function clearings(session: Session): readonly ClearedBook[] {
  const { local, vault } = session.open;
  return local
    .all(CLEARING)
    .flatMap(({ id, fields }) => {
      const read = clearingSchema.safeParse(fields);
      if (!read.success) return [];
      const { personName, personKey, signature } = fields;
      // Records of earlier programs name no key: theirs is the one of the person of this laptop's card.
      const key = typeof personKey === 'string' ? personKey : vault.card.person.key;
      const { title, at, reason, entries, stateHash, receipts } = read.data;
      return [
        {
          ...{ id, title, at, reason, entries, stateHash, receipts: receipts.length },
          person: typeof personName === 'string' ? personName : vault.card.person.name,
          intact: typeof signature === 'string' && verifyClearing(read.data, signature, key),
        },
      ];
    })
    .sort((a, b) => (a.at < b.at ? 1 : -1));
}
