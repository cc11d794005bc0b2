import { shippedKnowledge } from '#electron/batch/shipped.ts';
import { createHttpHost } from '#shared/host/http-host.ts';
import { systemClock } from '#shared/kernel/clock.ts';
import { type BookId, newId } from '#shared/kernel/ids.ts';
import { systemRandom } from '#shared/kernel/random.ts';
import { bookCipher, keepBook, newBookKey } from '#shared/vault/book-keys.ts';
import { noCache, OpenBook } from '#shared/vault/open-book.ts';
import { createVault, encodeVault, newPerson, type OpenVault } from '#shared/vault/vault.ts';
import { fetchInto, openTestHost } from '#test/electron/hosts.ts';
import { largeRound } from '#test/helpers/large-round.ts';
import { HOME_PASSPHRASE } from './empty-home.ts';

type Host = ReturnType<typeof createHttpHost>;

/**
 * The home of a hub that has taken in five packages: a vault and a book of about `count` findings, written through the host as the
 * core worker writes them, without a browser. Unlocked with `HOME_PASSPHRASE` it opens that book. Gives how many findings there are.
 */
export async function makeLargeHome(home: string, count: number): Promise<number> {
  const parts = await openTestHost(home);
  try {
    const host = createHttpHost({ fetch: fetchInto(parts), base: 'http://here.invalid', window: 'one' });
    const { open } = await createVault({ passphrase: HOME_PASSPHRASE, deviceName: '市院-01', person: newPerson('张某', systemRandom) }, systemRandom);
    await host.writeVault(encodeVault(open.file), 0);
    const round = newId<'Book'>(systemRandom) as BookId;
    const { title, entries } = largeRound(shippedKnowledge(), count, round);
    const book = await newBook(host, open, 'round', round);
    await book.act(() => ({ ops: [{ op: 'found', book: 'round', card: open.card }] }));
    await book.takeIn(entries);
    const local = await newBook(host, open, 'local', newId<'Book'>(systemRandom) as BookId);
    await local.act((replica) => ({
      ops: replica.operations([
        { kind: 'book', id: round, field: 'title', value: title },
        { kind: 'setting', id: 'app', field: 'book', value: round },
      ]),
    }));
    return book.replica.fold.records('finding').length;
  } finally {
    await parts.close();
  }
}

async function newBook(host: Host, vault: OpenVault, kind: 'round' | 'local', book: BookId): Promise<OpenBook> {
  const kept = { key: newBookKey(book, systemRandom), kind, roundIdentity: undefined };
  await keepBook(host, vault, kept);
  const cipher = await bookCipher(kept.key, systemRandom);
  return OpenBook.open({ host, book, cipher, author: { device: vault.device.id, person: vault.person.id }, clock: systemClock, cache: noCache });
}
