import { newRecoveryCode, parseRecoveryCode, type RecoveryKeys, recoveryKeys } from '../exchange/recovery.ts';
import { generateIdentity } from '../exchange/sealing.ts';
import { type AeadKey, aeadKey, openText, sealText } from '../kernel/aead.ts';
import { type Bytes, utf8 } from '../kernel/bytes.ts';
import { errorTable, isWorkbenchError } from '../kernel/errors.ts';
import { type DeviceId, newId, type PersonId } from '../kernel/ids.ts';
import type { Random } from '../kernel/random.ts';
import { publicKey } from '../kernel/signing.ts';
import { canonicalBytes, parseJson } from '../ledger/canonical.ts';
import { type Argon2Parameters, type KeySlot, type SealedBox, type VaultFile, type VaultId, vaultFileSchema } from '../ledger/key-slot.ts';
import type { DeviceCard } from '../ledger/trust.ts';
import { MIN_PASSPHRASE, newArgon2, passphraseKey } from './passphrase.ts';

export const vaultErrors = errorTable('vault', {
  wrongPassphrase: () => ({ words: '口令不对，保险库没有打开，数据未受影响。', next: '请检查大小写和输入法后再试；忘记口令时可用恢复码从备份恢复。' }),
  wrongRecovery: () => ({ words: '恢复码与这个保险库不符，未做任何改动。', next: '请逐组核对打印件上的恢复码。' }),
  recoveryMistyped: (words: string, next: string) => ({ words, next }),
  tooShort: () => ({ words: `口令少于 ${MIN_PASSPHRASE} 个字符，未保存。`, next: '请改用更长的口令，例如几个不相干的词连在一起。' }),
  nameTaken: (name: string) => ({ words: `使用人姓名${name === '' ? '没有填写' : `“${name}”已经有了`}，没有登记。`, next: '请填写能区分的姓名。' }),
  unfit: () => ({ words: '姓名或电脑名称是空的、超过 60 字，或使用人超过 32 位，没有保存，原有的保险库不变。', next: '请改短或填写后再试。' }),
  damaged: () => ({ words: '保险库文件已损坏，无法读取；登记簿文件没有改动。', next: '请用最近的备份和恢复码在本机恢复。' }),
  newer: () => ({ words: '保险库由更新版本的程序建立，本程序没有打开它。', next: '请安装相同或更新的版本。' }),
});

/** An opened vault: lives in the core worker only, until the lock. */
export interface OpenVault {
  readonly file: VaultFile;
  readonly dataKey: Bytes;
  readonly data: AeadKey;
  readonly person: { readonly id: PersonId; readonly name: string; readonly seed: Bytes };
  readonly device: { readonly id: DeviceId; readonly name: string; readonly signSeed: Bytes; readonly sealSeed: Bytes };
  readonly card: DeviceCard;
}

export interface NewVault {
  readonly passphrase: string;
  readonly deviceName: string;
  readonly person: { readonly id: PersonId; readonly name: string; readonly seed: Bytes };
  readonly epochOf?: DeviceId;
  readonly cost?: Omit<Argon2Parameters, 'salt'>;
}

/** What a recovery code opens. Throws `vault.recoveryMistyped` with the place of the slip. */
export function readRecoveryCode(code: string): RecoveryKeys {
  const secret = parseRecoveryCode(code);
  if (!secret.ok) throw vaultErrors.recoveryMistyped(secret.refusal.words, secret.refusal.next ?? '');
  return recoveryKeys(secret.value);
}

/** A person new to this vault: an id and an Ed25519 seed of their own. */
export function newPerson(name: string, random: Random): NewVault['person'] {
  return { id: newId<'Person'>(random), name, seed: random.bytes(32) };
}

/** Makes a vault. Throws `vault.tooShort`. The recovery code is returned once and kept nowhere. */
export async function createVault(wish: NewVault, random: Random): Promise<{ readonly open: OpenVault; readonly recoveryCode: string }> {
  const vault = newId<'Vault'>(random) as VaultId;
  const dataKey = random.bytes(32);
  const data = await aeadKey(dataKey, random);
  const device = { id: newId<'Device'>(random) as DeviceId, name: wish.deviceName, signSeed: random.bytes(32), sealSeed: random.bytes(32) };
  const slot = await sealSlot(vault, wish.passphrase, dataKey, wish.person, random, wish.cost);
  const { code, slot: recovery } = await sealRecovery(vault, dataKey, random);
  const file: VaultFile = {
    format: 'xunjian-vault',
    version: 1,
    vault,
    revision: 1,
    suite: 'aes-256-gcm+argon2id+ed25519+x25519',
    slots: [slot],
    recovery,
    device: {
      id: device.id,
      name: device.name,
      signSeed: (await sealText(data, device.signSeed, deviceContext(vault, 'sign', device.id))) as SealedBox,
      sealSeed: (await sealText(data, device.sealSeed, deviceContext(vault, 'seal', device.id))) as SealedBox,
      ...(wish.epochOf === undefined ? {} : { epochOf: wish.epochOf }),
    },
  };
  return { open: { file, dataKey, data, person: wish.person, device, card: cardOf(wish.person, device, wish.epochOf) }, recoveryCode: code };
}

/** Throws `vault.wrongPassphrase`; changes nothing. */
export async function unlockVault(file: VaultFile, person: PersonId, passphrase: string, random: Random): Promise<OpenVault> {
  const slot = file.slots.find((candidate) => candidate.person === person) ?? (file.slots[0] as KeySlot);
  const wrap = await aeadKey(await passphraseKey(passphrase, slot.argon2), random);
  const dataKey = await openText(wrap, slot.dataKey, slotContext(file.vault, slot.person)).catch((error: unknown) => {
    throw isWorkbenchError(error) ? vaultErrors.wrongPassphrase() : error;
  });
  return openWith(file, dataKey, slot, random);
}

/** The slot again under another passphrase; no data is rewritten. */
export async function changePassphrase(open: OpenVault, next: string, random: Random): Promise<OpenVault> {
  const slot = await sealSlot(open.file.vault, next, open.dataKey, open.person, random);
  const slots = open.file.slots.map((old) => (old.person === slot.person ? slot : old));
  return { ...open, file: { ...open.file, revision: open.file.revision + 1, slots } };
}

/** A way into the vault for another person, under a passphrase of their own. Throws `vault.tooShort`, `vault.nameTaken`. */
export async function addPerson(open: OpenVault, person: NewVault['person'], passphrase: string, random: Random, cost?: NewVault['cost']): Promise<OpenVault> {
  if (person.name === '' || open.file.slots.some((slot) => slot.name === person.name)) throw vaultErrors.nameTaken(person.name);
  const slot = await sealSlot(open.file.vault, passphrase, open.dataKey, person, random, cost);
  return { ...open, file: { ...open.file, revision: open.file.revision + 1, slots: [...open.file.slots, slot] } };
}

/** A new recovery code; the old one opens neither the vault nor later backups. */
export async function renewRecovery(open: OpenVault, random: Random): Promise<{ readonly open: OpenVault; readonly recoveryCode: string }> {
  const { code, slot } = await sealRecovery(open.file.vault, open.dataKey, random);
  return { open: { ...open, file: { ...open.file, revision: open.file.revision + 1, recovery: slot } }, recoveryCode: code };
}

/** Opens the vault of this laptop with the printed code, to set a new passphrase. Throws `vault.wrongRecovery`. */
export async function openWithRecovery(file: VaultFile, code: string, person: PersonId, random: Random): Promise<OpenVault> {
  const { wrapKey } = readRecoveryCode(code);
  const wrap = await aeadKey(wrapKey, random);
  const dataKey = await openText(wrap, file.recovery.dataKey, recoveryContext(file.vault)).catch((error: unknown) => {
    throw isWorkbenchError(error) ? vaultErrors.wrongRecovery() : error;
  });
  const slot = file.slots.find((candidate) => candidate.person === person) ?? (file.slots[0] as KeySlot);
  return openWith(file, dataKey, slot, random);
}

/** Throws `vault.unfit` for a file that could not be read again: it would shut everybody out. */
export function encodeVault(file: VaultFile): Bytes {
  if (!vaultFileSchema.safeParse(file).success) throw vaultErrors.unfit();
  return canonicalBytes(file);
}

/** Throws `vault.damaged` or `vault.newer`. */
export function decodeVault(bytes: Uint8Array): VaultFile {
  let raw: unknown;
  try {
    raw = parseJson(bytes);
  } catch {
    throw vaultErrors.damaged();
  }
  const parsed = vaultFileSchema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const version = typeof raw === 'object' && raw !== null && 'version' in raw ? raw.version : undefined;
  throw typeof version === 'number' && version > 1 ? vaultErrors.newer() : vaultErrors.damaged();
}

async function openWith(file: VaultFile, dataKey: Bytes, slot: KeySlot, random: Random): Promise<OpenVault> {
  const data = await aeadKey(dataKey, random);
  const { id, name, epochOf } = file.device;
  const device = {
    id,
    name,
    signSeed: await openText(data, file.device.signSeed, deviceContext(file.vault, 'sign', id)),
    sealSeed: await openText(data, file.device.sealSeed, deviceContext(file.vault, 'seal', id)),
  };
  const person = { id: slot.person, name: slot.name, seed: await openText(data, slot.personSeed, personContext(file.vault, slot.person)) };
  return { file, dataKey, data, person, device, card: cardOf(person, device, epochOf) };
}

function cardOf(person: OpenVault['person'], device: OpenVault['device'], epochOf: DeviceId | undefined): DeviceCard {
  const { recipient } = generateIdentity(device.sealSeed);
  return {
    device: device.id,
    name: device.name,
    person: { id: person.id, name: person.name, key: publicKey(person.seed) },
    signKey: publicKey(device.signSeed),
    sealTo: recipient,
    ...(epochOf === undefined ? {} : { epochOf }),
  };
}

async function sealSlot(
  vault: VaultId,
  passphrase: string,
  dataKey: Bytes,
  person: NewVault['person'],
  random: Random,
  cost?: Omit<Argon2Parameters, 'salt'>,
): Promise<KeySlot> {
  if ([...passphrase].length < MIN_PASSPHRASE) throw vaultErrors.tooShort();
  const argon2 = newArgon2(random, cost);
  const wrap = await aeadKey(await passphraseKey(passphrase, argon2), random);
  const data = await aeadKey(dataKey, random);
  return {
    person: person.id,
    name: person.name,
    argon2,
    dataKey: (await sealText(wrap, dataKey, slotContext(vault, person.id))) as SealedBox,
    personSeed: (await sealText(data, person.seed, personContext(vault, person.id))) as SealedBox,
  };
}

async function sealRecovery(vault: VaultId, dataKey: Bytes, random: Random): Promise<{ readonly code: string; readonly slot: VaultFile['recovery'] }> {
  const code = newRecoveryCode(random);
  const { wrapKey, identity } = readRecoveryCode(code);
  const wrap = await aeadKey(wrapKey, random);
  return { code, slot: { dataKey: (await sealText(wrap, dataKey, recoveryContext(vault))) as SealedBox, recipient: identity.recipient } };
}

const slotContext = (vault: VaultId, person: PersonId): string => `xunjian data-key|${vault}|${person}`;
const personContext = (vault: VaultId, person: PersonId): string => `xunjian person-seed|${vault}|${person}`;
const recoveryContext = (vault: VaultId): string => `xunjian recovery|${vault}`;
const deviceContext = (vault: VaultId, use: 'sign' | 'seal', device: DeviceId): string => `xunjian device-${use}|${vault}|${device}`;

/** Additional data of a wrapped book key. */
export const bookKeyContext = (book: string): Bytes => utf8(`xunjian book-key|${book}`);
