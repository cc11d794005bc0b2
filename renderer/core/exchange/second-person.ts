import type { OpenedPackage } from '#shared/exchange/open-package.ts';
import { concat, utf8 } from '#shared/kernel/bytes.ts';
import type { Moment } from '#shared/kernel/clock.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import { sign } from '#shared/kernel/signing.ts';
import { canonicalBytes } from '#shared/ledger/canonical.ts';
import { unlockVault } from '#shared/vault/vault.ts';
import type { SecondPerson } from '../api.ts';
import type { Session } from '../session.ts';
import { exchangeFailures } from './exchange-failures.ts';

/**
 * A second person's word for an import that makes much vanish, kept with the import. It proves that somebody at this laptop knew that
 * person's passphrase for exactly this package, and no more: who stood there it cannot tell.
 */
export interface Confirmation {
  readonly person: PersonId;
  readonly name: string;
  readonly at: Moment;
  /** Ed25519 by that person over "xunjian second person v1\n" + canonical({package digest, person, at}), base64. */
  readonly signature: string;
}

/** Throws `vault.wrongPassphrase`, or `exchange.samePerson` where the two are one. */
export async function confirmedBy(session: Session, { person, passphrase }: SecondPerson, { digest }: OpenedPackage): Promise<Confirmation> {
  const { vault } = session.open;
  if (person === vault.person.id || !vault.file.slots.some((slot) => slot.person === person)) throw exchangeFailures.samePerson();
  const opened = await unlockVault(vault.file, person, passphrase, session.random);
  const at = session.clock.now();
  const signed = concat([utf8('xunjian second person v1\n'), canonicalBytes({ digest, person, at })]);
  return { person, name: opened.person.name, at, signature: sign(signed, opened.person.seed) };
}
