import { beforeAll, describe, expect, it } from 'vitest';
import { archiveBytes, writeArchive } from '#shared/exchange/archive.ts';
import { packLines } from '#shared/exchange/gzip.ts';
import { openPackage } from '#shared/exchange/open-package.ts';
import { PACKAGE_LIMITS, type PackageManifest } from '#shared/exchange/package.ts';
import { peekSeal } from '#shared/exchange/sealing.ts';
import { collect, piecesOf } from '#shared/exchange/streams.ts';
import { type Bytes, concat, utf8 } from '#shared/kernel/bytes.ts';
import { sha256Of } from '#shared/kernel/hash.ts';
import { canonicalBytes } from '#shared/ledger/canonical.ts';
import { change } from '#test/helpers/ledger.ts';
import { each, failure, forge, Laptop, round, sealBytes, sealMembers, signedManifest } from './laptop.ts';

interface Member {
  readonly name: string;
  readonly bytes: Uint8Array;
}

describe('a package that is not what it should be', () => {
  let hub: Laptop;
  let team: Laptop;
  let manifest: PackageManifest;
  let good: readonly Member[];
  let entries: Bytes;
  let before: string;

  beforeAll(async () => {
    const made = await round(1);
    hub = made.hub;
    team = made.teams[0] as Laptop;
    team.site.write(change('a', 'facts', '谈话记录缺失'));
    const prepared = await team.prepare();
    manifest = prepared.manifest;
    entries = await packLines(each(team.site.log.map((entry) => entry.bytes)));
    good = [...signedManifest(manifest, team), { name: 'entries.jsonl.gz', bytes: entries }];
    before = hub.hash;
  });

  const code = async (work: () => unknown): Promise<string> => {
    const { code, words } = await failure(work);
    expect(words).toContain('本机数据未改变');
    expect(hub.hash).toBe(before);
    return code;
  };
  const opening = async (members: readonly Member[]): Promise<string> => {
    const file = await sealMembers(members, hub);
    return code(() => hub.open(file));
  };
  /** The archive's bytes, altered before sealing. */
  const altered = async (change: (archive: Bytes) => Bytes): Promise<string> => {
    const file = await sealBytes(change(await collect(writeArchive(each(good)))), { recipients: [hub.card.sealTo] });
    return code(() => hub.open(file));
  };
  const claiming = (over: Partial<PackageManifest>): Promise<string> =>
    opening([...signedManifest({ ...manifest, ...over }, team), { name: 'entries.jsonl.gz', bytes: entries }]);

  it('opens when nothing is wrong with it', async () => {
    expect((await hub.open(await sealMembers(good, hub))).lines).toHaveLength(3);
  });

  it('is no package at all', async () => {
    expect(await code(() => hub.open(new Uint8Array(0)))).toBe('package.notSealed');
    expect(await code(() => hub.open(utf8('PK\u0003\u0004 just a zip')))).toBe('package.notSealed');
    expect(await code(() => hub.open(new Uint8Array(5000)))).toBe('package.notSealed');
    expect(await code(() => hub.open(utf8('age-encryption.org/v9\n')))).toBe('package.newer');
    expect(await code(() => hub.open(utf8(`age-encryption.org/v1\n-> X25519 ${'A'.repeat(100_000)}`)))).toBe('package.damaged');
    expect(await code(() => peekSeal(piecesOf(utf8('age-'))))).toBe('package.truncated');
  });

  it('is sealed to someone else', async () => {
    const file = await team.export([]);
    expect(await code(() => hub.open(file))).toBe('package.wrongRecipient');
  });

  it('is sealed by a passphrase that is wrong, missing or too costly', async () => {
    const content = await collect(writeArchive(each(good)));
    const file = await sealBytes(content, { passphrase: '秋水长天 1962', workFactor: 8 });
    const open = (passphrase?: string) => openPackage({ file: piecesOf(file), keys: { passphrase, identities: [hub.sealing.identity] } });
    expect(await peekSeal(piecesOf(file))).toBe('passphrase');
    expect(await code(() => open())).toBe('package.needsPassphrase');
    expect(await code(() => open('秋水长天1962'))).toBe('package.wrongPassphrase');
    expect((await open('秋水长天 1962')).sealedBy).toBe('passphrase');
    const costly = utf8(`age-encryption.org/v1\n-> scrypt ${'A'.repeat(22)} 30\n${'A'.repeat(43)}\n--- ${'A'.repeat(43)}\n`);
    expect(await code(() => openPackage({ file: piecesOf(costly), keys: { passphrase: 'x' } }))).toBe('package.costlyPassphrase');
  });

  it('was made by a newer program', async () => {
    const bytes = canonicalBytes({ ...manifest, version: 2, somethingNew: true });
    expect(await opening([{ name: 'manifest.json', bytes }, ...good.slice(1)])).toBe('package.newer');
  });

  it('has another manifest than the one that was signed', async () => {
    const bytes = canonicalBytes({ ...manifest, title: '改过的题目' });
    expect(await opening([{ name: 'manifest.json', bytes }, ...good.slice(1)])).toBe('package.signatureWrong');
    const other = new Laptop('冒名');
    expect(await opening([...signedManifest(manifest, other), good[2] as Member])).toBe('package.signatureWrong');
    expect(await opening([good[0] as Member, { name: 'manifest.sig', bytes: Uint8Array.of(255, 254) }, good[2] as Member])).toBe('package.signatureWrong');
  });

  it('has a manifest that cannot be read', async () => {
    for (const bytes of [
      utf8('{'),
      Uint8Array.of(255),
      utf8('[]'),
      utf8('{"format":"xunjian-package","__proto__":1}'),
      canonicalBytes({ ...manifest, book: 'x' }),
    ]) {
      expect(await opening([{ name: 'manifest.json', bytes }, ...good.slice(1)])).toBe('package.manifestUnreadable');
    }
    expect(await claiming({ counts: { ...manifest.counts, chunks: 3 } })).toBe('package.manifestUnreadable');
  });

  it('has parts that are not the signed ones', async () => {
    const part = entries.slice();
    part[part.length - 1] = (part[part.length - 1] as number) ^ 1;
    expect(await opening([...good.slice(0, 2), { name: 'entries.jsonl.gz', bytes: part }])).toBe('package.partWrong');
    expect(await opening([...good.slice(0, 2), { name: 'entries.jsonl.gz', bytes: entries.subarray(1) }])).toBe('package.partWrong');
    expect(await opening(good.slice(0, 2))).toBe('package.partMissing');
    expect(await opening(good.slice(0, 1))).toBe('package.partMissing');
    expect(await claiming({ counts: { ...manifest.counts, entries: 4 } })).toBe('package.partWrong');
    expect(await claiming({ counts: { ...manifest.counts, entriesBytes: manifest.counts.entriesBytes + 1 } })).toBe('package.partWrong');
    expect(await claiming({ parts: [] })).toBe('package.partMissing');
  });

  it('has members with other names, in another order, twice or too many', async () => {
    const evil = { name: '../../evil.txt', bytes: utf8('x') };
    for (const name of [
      '../../evil.txt',
      '/etc/passwd',
      'chunks/../manifest.json',
      'C:\\a.exe',
      'manifest.json',
      `chunks/${'a'.repeat(64)}`,
      'keyring.json',
      '..\\a',
    ]) {
      expect(await opening([...good, { ...evil, name }])).toBe('package.foreignMember');
    }
    expect(await opening([good[1] as Member, good[0] as Member, good[2] as Member])).toBe('package.foreignMember');
    expect(await opening([evil, ...good])).toBe('package.foreignMember');
    expect(await opening([...good, { ...evil, name: 'a\u0007\u202e' }])).toBe('package.foreignMember');
    expect(await opening([...good, { ...evil, name: 'a'.repeat(200) }])).toBe('package.foreignForm');
    const part = manifest.parts[0] as PackageManifest['parts'][number];
    expect(await opening([...signedManifest({ ...manifest, parts: [part, part] }, team), good[2] as Member, good[2] as Member])).toBe('package.foreignMember');
  });

  it('brings keys where none belong', async () => {
    const bytes = utf8('{"roundIdentity":"AGE-SECRET-KEY-1"}');
    const ring = { name: 'keyring.json', bytes };
    const parts = [...manifest.parts, { name: 'keyring.json', bytes: bytes.length, sha256: sha256Of(bytes) }];
    expect(await opening([...signedManifest({ ...manifest, parts }, team), good[2] as Member, ring])).toBe('package.foreignMember');
    const task = await hub.open(await sealMembers([...signedManifest({ ...manifest, kind: 'task', parts }, team), good[2] as Member, ring], hub));
    expect(task.keyring).toEqual({ roundIdentity: 'AGE-SECRET-KEY-1' });
    const odd = utf8('{"persons":"?"}');
    const oddParts = [...manifest.parts, { name: 'keyring.json', bytes: odd.length, sha256: sha256Of(odd) }];
    const members = [...signedManifest({ ...manifest, kind: 'task' as const, parts: oddParts }, team), good[2] as Member, { name: 'keyring.json', bytes: odd }];
    expect(await opening(members)).toBe('package.partWrong');
  });

  it('has chunks that are not what their names say', async () => {
    const chunk = utf8('evidence');
    const name = (bytes: Uint8Array) => `chunks/${sha256Of(bytes)}`;
    const counts = { ...manifest.counts, chunks: 1, chunkBytes: chunk.length };
    const taken: string[] = [];
    const open = async (part: { name: string; bytes: number; sha256: string }, bytes: Uint8Array) => {
      const parts = [...manifest.parts, part as PackageManifest['parts'][number]];
      const file = await sealMembers([...signedManifest({ ...manifest, counts, parts }, team), good[2] as Member, { name: part.name, bytes }], hub);
      const onChunk = async (sha256: string) => void taken.push(sha256);
      return code(() => openPackage({ file: piecesOf(file), keys: { identities: [hub.sealing.identity] }, onChunk }));
    };
    const other = utf8('evidenc3');
    expect(await open({ name: name(chunk), bytes: chunk.length, sha256: sha256Of(chunk) }, other)).toBe('package.partWrong');
    expect(await open({ name: name(chunk), bytes: chunk.length, sha256: sha256Of(other) }, other)).toBe('package.manifestUnreadable');
    expect(taken).toEqual([]);
    const large = PACKAGE_LIMITS.chunkBytes + 1;
    expect(
      await claiming({
        counts: { ...counts, chunkBytes: large },
        parts: [...manifest.parts, { name: name(chunk), bytes: large, sha256: sha256Of(chunk) }],
      }),
    ).toBe('package.tooLarge');
  });

  it('is a bomb', async () => {
    const blanks = new Uint8Array(1024 * 1024).fill(32);
    const packed = await packLines(each(Array.from({ length: 40 }, () => blanks)));
    const bomb = (entriesBytes: number) => {
      const parts = [{ name: 'entries.jsonl.gz', bytes: packed.length, sha256: sha256Of(packed) }];
      const claimed = { ...manifest, counts: { ...manifest.counts, entries: 40, entriesBytes }, parts };
      return opening([...signedManifest(claimed, team), { name: 'entries.jsonl.gz', bytes: packed }]);
    };
    expect(await bomb(1000)).toBe('package.bomb');
    expect(await bomb(40 * (blanks.length + 1))).toBe('package.bomb');
    expect(await bomb(PACKAGE_LIMITS.entriesBytes + 1)).toBe('package.tooLarge');
  });

  it('claims sizes beyond the limits', async () => {
    const huge = (archive: Bytes): Bytes => {
      const copy = archive.slice();
      new DataView(copy.buffer).setUint32(18, 0x7fffffff, true);
      new DataView(copy.buffer).setUint32(22, 0x7fffffff, true);
      return copy;
    };
    expect(await altered(huge)).toBe('package.tooLarge');
    const part = manifest.parts[0] as PackageManifest['parts'][number];
    expect(await claiming({ parts: [{ ...part, bytes: PACKAGE_LIMITS.bytes + 1 }] })).toBe('package.tooLarge');
  });

  it('is another zip than ours: compressed, with data descriptors, extra fields, comments, or a directory that tells another story', async () => {
    const put = (at: number, value: number) => (archive: Bytes) => {
      const copy = archive.slice();
      new DataView(copy.buffer).setUint16(at, value, true);
      return copy;
    };
    expect(await altered(put(8, 8))).toBe('package.foreignForm');
    expect(await altered(put(6, 8))).toBe('package.foreignForm');
    expect(await altered(put(6, 1))).toBe('package.foreignForm');
    expect(await altered(put(28, 4))).toBe('package.foreignForm');
    expect(await altered((archive) => concat([archive, Uint8Array.of(0)]))).toBe('package.foreignForm');
    expect(await altered((archive) => archive.slice(4))).toBe('package.foreignForm');
    const directoryAt =
      archiveBytes(good.map(({ name, bytes }) => ({ name, bytes: bytes.length }))) - 22 - good.reduce((sum, { name }) => sum + 46 + name.length, 0);
    for (const at of [0, 10, 20, 42, 48]) expect(await altered(put(directoryAt + at, 0x4141))).toBe('package.foreignForm');
    expect(await altered((archive) => archive.slice(0, archive.length - 1))).toBe('package.truncated');
    expect(await altered((archive) => archive.slice(0, 60))).toBe('package.truncated');
    expect(await altered(() => new Uint8Array(0))).toBe('package.truncated');
  });

  it('belongs elsewhere, is of another kind, was swapped after the rehearsal, or is stopped', async () => {
    const file = await sealMembers(good, hub);
    const open = (more: Partial<Parameters<typeof openPackage>[0]>) =>
      code(() => openPackage({ file: piecesOf(file, 100), keys: { identities: [hub.sealing.identity] }, ...more }));
    expect(await open({ book: 'b'.repeat(26) as PackageManifest['book'] })).toBe('package.otherBook');
    expect(await open({ kinds: ['task', 'backup'] })).toBe('package.otherKind');
    expect(await open({ digest: sha256Of(utf8('other')) })).toBe('package.swapped');
    expect(await open({ cancel: { aborted: true } })).toBe('package.cancelled');
    const stranger = new Laptop('别处');
    Object.assign(stranger.site, { replica: new (hub.replica.constructor as new (book: string) => typeof hub.replica)('c'.repeat(26)) });
    const opened = await hub.open(file);
    expect(await code(() => stranger.rehearse(opened))).toBe('package.otherBook');
  });

  it('comes from someone who only pretends to be an enrolled device', async () => {
    const thief = new Laptop('冒名');
    Object.assign(thief, { card: { ...thief.card, device: team.card.device, name: team.card.name } });
    thief.site.take(team.site.log);
    const opened = await hub.open(await forge(thief, hub, []));
    expect(await code(() => hub.rehearse(opened))).toBe('package.impostor');
  });

  it('is a task for another team or laptop', async () => {
    const { rehearse } = await import('#shared/exchange/rehearse.ts');
    const opened = await team.open(await hub.export([team], { kind: 'task', team: '第二组' }));
    const asTeam = (device: typeof team.card.device, own: string | undefined) => () => rehearse({ opened, replica: team.replica, self: { device, team: own } });
    expect(await code(asTeam(team.card.device, '第一组'))).toBe('package.otherTeam');
    expect(await code(asTeam(new Laptop('未登记').card.device, '第二组'))).toBe('package.otherDevice');
    expect(asTeam(team.card.device, '第二组')().rehearsal.entries.fresh).toBe(0);
  });
});
