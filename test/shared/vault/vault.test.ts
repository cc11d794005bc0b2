import { describe, expect, it } from 'vitest';
import type { PersonId } from '#shared/kernel/ids.ts';
import { seededRandom } from '#shared/kernel/random.ts';
import {
  addPerson,
  changePassphrase,
  createVault,
  decodeVault,
  encodeVault,
  newPerson,
  openWithRecovery,
  renewRecovery,
  unlockVault,
} from '#shared/vault/vault.ts';

/** A low cost, so that the suite is quick; the product's cost is in `ARGON2_DEFAULT`. */
const cost = { memoryKiB: 64, iterations: 1, parallelism: 1 };
const PASSPHRASE = '十个字符以上的口令才收';

async function vault(seed = 'vault') {
  const random = seededRandom(seed);
  const person = newPerson('张某', random);
  const made = await createVault({ passphrase: PASSPHRASE, deviceName: '二组-01', person, cost }, random);
  return { ...made, random, person: person.id };
}

describe('a vault', () => {
  it('that could not be read again is never written: no name, one too long, a person too many', async () => {
    const random = seededRandom('unfit');
    const made = async (name: string, deviceName: string) =>
      encodeVault((await createVault({ passphrase: PASSPHRASE, deviceName, person: newPerson(name, random), cost }, random)).open.file);
    await expect(made('张某', '')).rejects.toMatchObject({ code: 'vault.unfit' });
    await expect(made('', '二组-01')).rejects.toMatchObject({ code: 'vault.unfit' });
    await expect(made('张某', '二'.repeat(61))).rejects.toMatchObject({ code: 'vault.unfit' });
    let { open } = await vault();
    for (let i = 2; i <= 33; i++) open = await addPerson(open, newPerson(`第${i}人`, random), PASSPHRASE, random, cost);
    expect(() => encodeVault(open.file)).toThrow('没有保存');
  });

  it('opens with the passphrase to the same keys, and survives being written and read', async () => {
    const { open, random, person } = await vault();
    const again = await unlockVault(decodeVault(encodeVault(open.file)), person, PASSPHRASE, random);
    expect(again.dataKey).toEqual(open.dataKey);
    expect(again.person.seed).toEqual(open.person.seed);
    expect(again.card).toEqual(open.card);
  });

  it('takes a passphrase typed with full-width characters for the same one', async () => {
    const random = seededRandom('nfkc');
    const person = newPerson('张某', random);
    const { open } = await createVault({ passphrase: 'Xunjian 2022 abc', deviceName: '二组-01', person, cost }, random);
    expect((await unlockVault(open.file, person.id, 'Ｘｕｎｊｉａｎ 2022 abc', random)).dataKey).toEqual(open.dataKey);
  });

  it('refuses a wrong passphrase and a wrong recovery code in words', async () => {
    const { open, random, person } = await vault();
    await expect(unlockVault(open.file, person, `${PASSPHRASE}。`, random)).rejects.toThrow('口令不对，保险库没有打开');
    const other = await vault('other');
    await expect(openWithRecovery(open.file, other.recoveryCode, person, random)).rejects.toThrow('恢复码与这个保险库不符');
    await expect(openWithRecovery(open.file, 'ABCD', person, random)).rejects.toThrow('恢复码应为');
  });

  it('opens with the recovery code, and not with an older one', async () => {
    const { open, recoveryCode, random, person } = await vault();
    expect((await openWithRecovery(open.file, recoveryCode, person, random)).dataKey).toEqual(open.dataKey);
    const renewed = await renewRecovery(open, random);
    await expect(openWithRecovery(renewed.open.file, recoveryCode, person, random)).rejects.toThrow('恢复码与这个保险库不符');
    expect((await openWithRecovery(renewed.open.file, renewed.recoveryCode, person, random)).dataKey).toEqual(open.dataKey);
  });

  it('changes the passphrase without changing any key', async () => {
    const { open, random, person } = await vault();
    const changed = await changePassphrase(open, '另一个十个字以上的口令', random);
    expect(changed.file.revision).toBe(open.file.revision + 1);
    expect((await unlockVault(changed.file, person, '另一个十个字以上的口令', random)).dataKey).toEqual(open.dataKey);
    await expect(unlockVault(changed.file, person, PASSPHRASE, random)).rejects.toThrow('口令不对');
  });

  it('lets another person in under their own passphrase, to the same data and the same laptop but with a key of their own', async () => {
    const { open, random, person } = await vault();
    const second = newPerson('李某', random);
    const both = await addPerson(open, second, '李某自己的十字口令才行', random, cost);
    const entered = await unlockVault(both.file, second.id, '李某自己的十字口令才行', random);
    expect([entered.dataKey, entered.device.id, entered.person]).toEqual([open.dataKey, open.device.id, second]);
    expect(entered.card.person.key).not.toBe(open.card.person.key);
    expect((await unlockVault(both.file, person, PASSPHRASE, random)).person.id).toBe(person);
    await expect(unlockVault(both.file, second.id, PASSPHRASE, random)).rejects.toThrow('口令不对');
    await expect(addPerson(both, newPerson('李某', random), '李某自己的十字口令才行', random, cost)).rejects.toThrow('已经有了');
    await expect(addPerson(both, newPerson('', random), '李某自己的十字口令才行', random, cost)).rejects.toThrow('没有填写');
    await expect(addPerson(both, newPerson('王某', random), '太短', random, cost)).rejects.toThrow('少于 10 个字符');
  });

  it('takes no short passphrase', async () => {
    await expect(createVault({ passphrase: '太短', deviceName: '机', person: newPerson('张某', seededRandom('s')), cost }, seededRandom('t'))).rejects.toThrow(
      '少于 10 个字符',
    );
  });

  it('cannot be given another slot, device or person by editing the file', async () => {
    const { open, random, person } = await vault();
    const other = await vault('other');
    const slot = other.open.file.slots[0];
    const mine = open.file.slots[0];
    if (!slot || !mine) throw new Error('no slot');
    const swapped = { ...open.file, slots: [{ ...mine, personSeed: slot.personSeed }] };
    await expect(unlockVault(swapped, person, PASSPHRASE, random)).rejects.toThrow('校验不符');
    const renamed = { ...open.file, slots: [{ ...mine, person: 'a'.repeat(26) as PersonId }] };
    await expect(unlockVault(renamed, 'a'.repeat(26) as PersonId, PASSPHRASE, random)).rejects.toThrow('口令不对');
  });

  it('tells a damaged file from one of a newer version', async () => {
    const { open } = await vault();
    expect(() => decodeVault(encodeVault(open.file).slice(0, 40))).toThrow('保险库文件已损坏');
    expect(() => decodeVault(new TextEncoder().encode(JSON.stringify({ ...open.file, version: 2 })))).toThrow('更新版本');
  });
});
