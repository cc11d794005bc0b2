import { openPackage } from '#shared/exchange/open-package.ts';
import type { PackageManifest, SignedHead } from '#shared/exchange/package.ts';
import { rehearse } from '#shared/exchange/rehearse.ts';
import { fromBase64 } from '#shared/kernel/bytes.ts';
import { errorTable } from '#shared/kernel/errors.ts';
import type { BookId, PersonId } from '#shared/kernel/ids.ts';
import { asJson } from '#shared/ledger/canonical.ts';
import { Replica } from '#shared/ledger/replica.ts';
import { stateHash } from '#shared/ledger/state-hash.ts';
import { signTrust } from '#shared/ledger/trust.ts';
import { keepBook, newBookKey } from '#shared/vault/book-keys.ts';
import {
  addPerson,
  changePassphrase,
  createVault,
  encodeVault,
  newPerson,
  type OpenVault,
  readRecoveryCode,
  renewRecovery,
  unlockVault,
} from '#shared/vault/vault.ts';
import type { CoreApi } from './api.ts';
import { piecesOfBlob } from './blob-pieces.ts';
import { newestOfEach } from './newest-backup.ts';
import { type Session, sessionErrors } from './session.ts';

const errors = errorTable('restore', {
  notWhole: () => ({ words: '选中的文件里没有完整的备份，没有恢复任何内容。', next: '请选择同一次备份的全部文件（文件名以“备份-”开头）。' }),
  differs: (title: string) => ({ words: `“${title}”恢复后的内容与备份时的状态散列不一致，没有恢复任何内容。`, next: '请改用同一位置的另一次备份。' }),
  mixed: () => ({ words: '选中的备份不属于同一个人，没有恢复任何内容。', next: '请只选择同一台电脑、同一个人的备份。' }),
});

/** The vault's doors: making, unlocking, changing the passphrase, restoring from a backup. */
export function sessionDesk(session: Session): CoreApi['session'] {
  return {
    state: () => session.state(),
    create: (input) => session.create(input),
    unlock: (input) => session.unlock(input),
    lock: () => session.lock(),
    changePassphrase: async ({ old, next }) => {
      const { vault } = session.open;
      await unlockVault(vault.file, vault.person.id, old, session.random);
      await session.replaceVault(await changePassphrase(vault, next, session.random));
    },
    people: async () => session.open.vault.file.slots.map((slot) => ({ id: slot.person, name: slot.name })),
    addPerson: async ({ name, passphrase }) => {
      const person = newPerson(name.trim(), session.random);
      await session.replaceVault(await addPerson(session.open.vault, person, passphrase, session.random));
    },
    renewRecovery: async ({ passphrase }) => {
      const { vault } = session.open;
      await unlockVault(vault.file, vault.person.id, passphrase, session.random);
      const renewed = await renewRecovery(vault, session.random);
      await session.replaceVault(renewed.open);
      return { recoveryCode: renewed.recoveryCode };
    },
    restore: (input) => restore(session, input),
  };
}

/** One backup file, opened with the recovery code. */
interface OpenBackup {
  readonly file: Blob;
  readonly manifest: PackageManifest;
}

/**
 * Everything of a backup into a new vault: the same person, a new device. Every file is opened and checked to its end before anything
 * is written; the books are complete before the vault is entered.
 */
async function restore(
  session: Session,
  { backup, recoveryCode, passphrase, deviceName }: Parameters<CoreApi['session']['restore']>[0],
): Promise<{ recoveryCode: string }> {
  if (await session.host.readVault()) throw sessionErrors.exists();
  const keys = { identities: [readRecoveryCode(recoveryCode).identity.identity] };
  const open: OpenBackup[] = [];
  let person: OpenVault['person'] | undefined;
  for (const [i, file] of backup.entries()) {
    session.status.set({ work: { words: `正在核对备份：第 ${i + 1} 个，共 ${backup.length} 个`, share: i / backup.length } });
    const { manifest, keyring } = await openPackage({ file: piecesOfBlob(file), keys, kinds: ['backup', 'evidence'] });
    open.push({ file, manifest });
    const owner = keyring?.persons?.[0];
    if (!owner) continue;
    if (person && person.id !== owner.id) throw errors.mixed();
    person = { id: owner.id as PersonId, name: owner.name, seed: fromBase64(owner.seed) };
  }
  const books = open.filter(({ manifest }) => manifest.kind === 'backup');
  const source = books[0]?.manifest.sender.device;
  if (!person || source === undefined) throw errors.notWhole();
  const made = await createVault({ passphrase, deviceName: deviceName.trim(), person, epochOf: source }, session.random);
  const heads = new Map<string, readonly SignedHead[]>();
  const wanted = newestOfEach(books);
  try {
    for (const [i, one] of wanted.entries()) {
      session.status.set({ work: { words: `正在恢复：第 ${i + 1} 个，共 ${wanted.length} 个`, share: i / wanted.length } });
      // Left over from a restore that was cut off: without a vault nobody can open it.
      await session.host.call('books.destroy', { book: one.manifest.book });
      heads.set(one.manifest.book, await restoreBook(session, made.open, one, open, keys));
    }
    await session.host.writeVault(encodeVault(made.open.file), 0);
  } catch (error) {
    for (const book of wanted) await session.host.call('books.destroy', { book: book.manifest.book });
    throw error;
  } finally {
    session.status.set({ work: null });
  }
  await session.unlock({ person: person.id, passphrase });
  const { local } = session.open;
  await local.writeAll([...heads].map(([book, signed]) => ({ kind: 'signedHeads', id: book, fields: { heads: asJson(signed) } })));
  return { recoveryCode: made.recoveryCode };
}

/** @returns the signed heads that came with it: without them the old device's entries could not be passed on */
async function restoreBook(
  session: Session,
  vault: OpenVault,
  { file, manifest }: OpenBackup,
  all: readonly OpenBackup[],
  keys: { identities: string[] },
): Promise<readonly SignedHead[]> {
  const id = manifest.book as BookId;
  const volumes = all.filter((other) => other.manifest.kind === 'evidence' && other.manifest.book === id);
  const opened = await openPackage({ file: piecesOfBlob(file), keys });
  const kept = { key: newBookKey(id, session.random), kind: manifest.bookKind, roundIdentity: opened.keyring?.roundIdentity };
  await keepBook(session.host, vault, kept);
  for (const one of [{ file }, ...volumes]) {
    await openPackage({ file: piecesOfBlob(one.file), keys, onChunk: (sha256, bytes) => session.host.writeChunk(id, sha256, bytes) });
  }
  const { fresh, heads } = rehearse({ opened, replica: new Replica(id), restoring: true });
  const book = await session.openBook(kept, vault);
  await book.takeIn(fresh);
  if (stateHash(book.replica.fold) !== manifest.stateHash) throw errors.differs(manifest.title);
  await enrolAgain(book, vault);
  await book.cached();
  return heads;
}

/** Where the restored person has authority (the hub, the practice prison), the new device is enrolled by the person's own key. */
async function enrolAgain(book: Awaited<ReturnType<Session['openBook']>>, vault: OpenVault): Promise<void> {
  const { devices } = book.replica.fold.trust;
  const authority = [...devices.values()].some(({ card, role }) => role === 'hub' && card.person.id === vault.person.id);
  if (!authority || devices.has(vault.device.id)) return;
  const statement = signTrust({ claim: 'enrol', book: book.book, card: vault.card, role: 'hub' }, vault.person.id, vault.person.seed);
  await book.act(() => ({ ops: [{ op: 'trust', statement }], reason: '从备份恢复后启用新设备' }));
}
