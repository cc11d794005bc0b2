import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDocument, writeDocument } from '#shared/exchange/document-package.ts';
import { encodeManifest, readManifest } from '#shared/exchange/manifest.ts';
import { openPackage } from '#shared/exchange/open-package.ts';
import type { PackageKind, PackageManifest } from '#shared/exchange/package.ts';
import { generateIdentity, type Lock } from '#shared/exchange/sealing.ts';
import { collect, piecesOf } from '#shared/exchange/streams.ts';
import type { Bytes } from '#shared/kernel/bytes.ts';
import { isWorkbenchError } from '#shared/kernel/errors.ts';
import { sha256Of } from '#shared/kernel/hash.ts';
import { newId } from '#shared/kernel/ids.ts';
import { seededRandom } from '#shared/kernel/random.ts';
import { type ApprovalAnswer, checkAddressee, checkAnswer, encodeAnswer, encodeRequest, readAnswer, readRequest } from '#shared/letter/approval/package.ts';
import { approvalRequest, statementOn } from '#shared/letter/approval/request.ts';
import { signStatement } from '#shared/letter/approval/statement.ts';
import { plainContent } from '#shared/letter/content.ts';
import { SigningDesk } from './signing-desk.ts';

const random = seededRandom('approval files');
const identity = generateIdentity(random.bytes(32));

describe('approval by file', { timeout: 60_000 }, () => {
  let desk: SigningDesk;
  let chief: SigningDesk;
  let letter: string;
  beforeEach(() => {
    desk = new SigningDesk('王某').found();
    chief = new SigningDesk('陈检察长');
    letter = desk.letter(desk.prison());
    desk.do('approvalRule.edit', { id: 'correctionNotice', fields: { steps: ['drafter', 'chief'] } });
    desk.do('approver.add', { ...desk.registration(chief.card, '检察长') });
    desk.do('letter.submit', { id: letter });
  });
  const request = (person: string | null = chief.author.person) => {
    const seen = desk.replica.heads().map(({ hash }) => hash);
    const task = newId<'Package'>(random);
    const made = approvalRequest(desk.source(), { letter, person, task, book: desk.replica.book, sender: desk.card, seen });
    if (!made.ok) throw new Error(made.refusal.words);
    return made.value.request;
  };
  const file = (document: Bytes, lock: Lock, kind: 'approval' | 'approvalSignature' = 'approval') =>
    collect(
      writeDocument(
        {
          kind,
          id: newId<'Package'>(random),
          book: desk.replica.book,
          title: '测试轮次',
          madeAt: desk.clock.now(),
          document,
          sender: desk.card,
          signSeed: desk.deviceSeed,
        },
        lock,
      ),
    );
  const open = (bytes: Uint8Array, kind: 'approval' | 'approvalSignature' = 'approval') =>
    openDocument({ file: piecesOf(bytes), keys: { identities: [identity.identity] } }, kind);
  const codeOf = async (act: () => unknown): Promise<string> => {
    try {
      await act();
      return 'ok';
    } catch (error) {
      return isWorkbenchError(error) ? error.code : String(error);
    }
  };
  const answered = (asked = request(), signer = chief): ApprovalAnswer => {
    const said = statementOn(asked, { person: signer.author.person, at: signer.clock.now(), verdict: 'approve', remarks: [] });
    if (!said.ok) throw new Error(said.refusal.words);
    const signature = signStatement(said.value, signer.personSeed);
    return { format: 'xunjian-approval-signature', version: 1, task: asked.task, statement: said.value, signature, card: signer.card };
  };

  it('goes out as one frozen paper without a single entry, comes back as a few kilobytes, and counts', async () => {
    const sealed = await file(encodeRequest(request()), { recipients: [identity.recipient] });
    const opened = await open(sealed);
    expect(opened.lines).toEqual([]);
    expect(opened.manifest.counts).toEqual({ entries: 0, entriesBytes: 0, chunks: 0, chunkBytes: 0 });
    const read = readRequest(opened.document);
    checkAddressee(read, { device: chief.card.device, person: chief.author.person });
    expect(read.facts[0]).toMatchObject({ title: '禁闭超过十五日', evidence: ['禁闭审批表.jpg'] });
    const back = await file(encodeAnswer(answered(read)), { recipients: [identity.recipient] }, 'approvalSignature');
    expect(back.length).toBeLessThan(6_000);
    const answer = readAnswer((await open(back, 'approvalSignature')).document);
    checkAnswer(answer, desk.replica.book, (task) => (task === read.task ? { letter, submission: read.submission } : undefined));
    expect(desk.code('approval.add', answer)).toBe('ok');
    expect(desk.read('letters.approval', { id: letter })).toMatchObject({ stage: 'approved', rows: [{ person: '陈检察长', post: '检察长', valid: true }] });
    expect(desk.code('approval.add', answer)).toBe('approval.known');
  });

  it('tells of every finding of a long paper', async () => {
    const facility = String(desk.replica.fold.record('letter', letter)?.fields['facility']);
    const findings = Array.from({ length: 240 }, (_, i) => desk.finding(facility, { title: `问题${i + 1}` }));
    letter = desk.do('letter.draft', { type: 'feedbackOpinion', facility, findings }).id;
    desk.do('approvalRule.edit', { id: 'feedbackOpinion', fields: { steps: ['drafter', 'chief'] } });
    for (const { code, about, words, severity } of desk.read('letters.health', { id: letter })?.items ?? [])
      if (severity === 'asks') desk.do('letter.waiveHealth', { letter, code, about, words, reason: '证据另附' });
    desk.do('letter.submit', { id: letter });
    expect(readRequest(encodeRequest(request())).facts).toHaveLength(240);
  });

  it('shows the next time only what changed since the person signed, and takes no answer to the version before', () => {
    const first = request();
    expect(first.previous).toBeNull();
    const late = answered(first);
    desk.do('approval.add', answered(first));
    const block = desk.read('letters.detail', { id: letter })?.blocks[0];
    desk.do('letterBlock.edit', { id: block?.id ?? '', fields: { content: plainContent(`${block?.text ?? ''}（已补正）`) } });
    const other = { ...late.statement, at: '2022-11-10T02:00:00.000Z' };
    const again = { statement: other, signature: signStatement(other, chief.personSeed) };
    expect(desk.code('approval.add', again)).toBe('approval.voided');
    desk.do('letter.submit', { id: letter });
    expect(request().previous).toEqual(first.paper);
    expect(request().paper.hash).not.toBe(first.paper.hash);
    expect(desk.code('approval.add', again)).toBe('approval.old');
  });

  it('is refused by another laptop, another person, another book, without having been asked for, or mixed up', async () => {
    const asked = request();
    expect(await codeOf(() => checkAddressee(asked, { device: desk.card.device, person: chief.author.person }))).toBe('approvalFile.otherDevice');
    expect(await codeOf(() => checkAddressee(asked, { device: chief.card.device, person: desk.author.person }))).toBe('approvalFile.otherPerson');
    expect(await codeOf(() => checkAddressee({ ...asked, to: null }, { device: 'any', person: 'one' }))).toBe('ok');
    const answer = answered(asked);
    const known = { letter, submission: asked.submission };
    expect(await codeOf(() => checkAnswer(answer, newId<'Book'>(random), () => known))).toBe('approvalFile.otherBook');
    expect(await codeOf(() => checkAnswer(answer, desk.replica.book, () => undefined))).toBe('approvalFile.notAsked');
    expect(await codeOf(() => checkAnswer(answer, desk.replica.book, () => ({ ...known, letter: 'other' })))).toBe('approvalFile.mixed');
    expect(await codeOf(() => checkAnswer({ ...answer, card: desk.card }, desk.replica.book, () => known))).toBe('approvalFile.mixed');
    const other = await file(encodeRequest(asked), { recipients: [generateIdentity(random.bytes(32)).recipient] });
    expect(await codeOf(() => open(other))).toBe('package.wrongRecipient');
    const sealed = await file(encodeRequest(asked), { recipients: [identity.recipient] });
    expect(await codeOf(() => open(sealed, 'approvalSignature'))).toBe('package.otherKind');
  });

  it('does not take the paper of a request that is not what its hash says', async () => {
    const asked = request();
    const swapped = { ...asked, paper: { ...asked.paper, content: asked.paper.content.replace('甲监狱', '乙监狱') } };
    expect(await codeOf(() => readRequest(encodeRequest(swapped)))).toBe('approvalFile.paperChanged');
    expect(await codeOf(() => readRequest(encodeRequest({ ...asked, version: 2 as never })))).not.toBe('ok');
  });

  it('counts nothing that was signed by a wrong hand', () => {
    const stranger = new SigningDesk('陌生人');
    expect(desk.code('approval.add', answered(request(null), stranger))).toBe('approval.invalid');
    const forged = answered();
    expect(desk.code('approval.add', { ...forged, signature: signStatement(forged.statement, stranger.personSeed) })).toBe('approval.invalid');
    expect(desk.code('approver.add', { ...stranger.registration(stranger.card, '检察长') })).toBe('approver.authority');
  });

  it('opens whole or not at all: any byte flipped, any end cut off', async () => {
    const sealed = await file(encodeRequest(request()), { recipients: [identity.recipient] });
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), fc.boolean(), async (at, mask, cut) => {
        const bad = cut ? sealed.slice(0, at) : sealed.map((byte, i) => (i === at ? byte ^ mask : byte));
        expect(await codeOf(async () => readRequest((await open(bad)).document))).toMatch(/^(package|approvalFile)\./);
      }),
      { numRuns: 60 },
    );
  });

  it('never lets a document ride in a package of another kind, nor anything ride beside a document', async () => {
    const sealed = await file(encodeRequest(request()), { recipients: [identity.recipient] });
    const kinds: PackageKind[] = ['team', 'task'];
    expect(await codeOf(() => openPackage({ file: piecesOf(sealed), keys: { identities: [identity.identity] }, kinds }))).toBe('package.otherKind');
    const { manifest } = await open(sealed);
    const part = (name: string) => ({ name, bytes: 0, sha256: sha256Of(new Uint8Array(0)) });
    const read = (change: Partial<PackageManifest>): Promise<string> => {
      const made = encodeManifest({ ...manifest, ...change }, desk.deviceSeed);
      return codeOf(() => readManifest(made.manifest, made.signature));
    };
    expect(await read({})).toBe('ok');
    expect(await read({ kind: 'team' })).toBe('package.foreignMember');
    expect(await read({ kind: 'task', parts: [part('document.json'), part('entries.jsonl.gz')] })).toBe('package.foreignMember');
    expect(await read({ parts: [part('document.json'), part('entries.jsonl.gz')] })).toBe('package.foreignMember');
    expect(await read({ parts: [] })).toBe('package.partMissing');
  });
});
