import { generateIdentity } from '#shared/exchange/sealing.ts';
import { seededRandom } from '#shared/kernel/random.ts';
import { publicKey } from '#shared/kernel/signing.ts';
import type { Operation } from '#shared/ledger/operation.ts';
import { type DeviceCard, signTrust, type TrustRole } from '#shared/ledger/trust.ts';
import { signApprover } from '#shared/letter/approval/people.ts';
import type { Remark, Statement } from '#shared/letter/approval/statement.ts';
import { signStatement } from '#shared/letter/approval/statement.ts';
import { PAPER_TEMPLATE, type Verdict } from '#shared/letter/approval/words.ts';
import { TestDesk } from '#test/shared/workbench/desk.ts';

const random = seededRandom('signing desks');

/** A desk whose person has keys: founds a book, enrols others, signs what stands before its eyes. */
export class SigningDesk extends TestDesk {
  readonly personSeed = random.bytes(32);
  readonly deviceSeed = random.bytes(32);
  readonly card: DeviceCard;

  constructor(readonly person: string) {
    super();
    this.card = {
      device: this.author.device,
      name: `${person}的电脑`,
      person: { id: this.author.person, name: person, key: publicKey(this.personSeed) },
      signKey: publicKey(this.deviceSeed),
      sealTo: generateIdentity(random.bytes(32)).recipient,
    };
  }

  found(): this {
    this.act({ op: 'found', book: 'round', card: this.card });
    return this;
  }

  enrol(card: DeviceCard, role: TrustRole = 'team'): void {
    const claim = { claim: 'enrol' as const, book: this.replica.book, card, role };
    this.act({ op: 'trust', statement: signTrust(claim, this.author.person, this.personSeed) });
  }

  /** Takes a laptop off the list that wrote nothing itself. */
  remove(device: DeviceCard['device']): void {
    const claim = { claim: 'remove' as const, book: this.replica.book, device, last: null };
    this.act({ op: 'trust', statement: signTrust(claim, this.author.person, this.personSeed) });
  }

  /** What registers a person who approves by file, signed by this desk's person. */
  registration(card: DeviceCard, post: string) {
    return { card, post, by: this.author.person as string, signature: signApprover(card, post, this.personSeed) };
  }

  act(...ops: Operation[]): void {
    this.replica.add(this.replica.compose(this.author, this.clock.now(), ops));
  }

  /** What this person would say of the waiting step of a letter. */
  statement(letter: string, verdict: Verdict = 'approve', over: Partial<Statement> = {}, remarks: Remark[] = []): Statement {
    const detail = this.read('letters.approval', { id: letter });
    if (!detail?.submission) throw new Error('not handed in');
    return {
      book: this.replica.book,
      letter,
      submission: detail.submission.id,
      version: detail.submission.version,
      paper: detail.submission.paper,
      template: PAPER_TEMPLATE,
      step: detail.current ?? 'chief',
      verdict,
      remarks,
      seen: this.replica.heads().map(({ hash }) => hash),
      person: this.author.person,
      at: this.clock.now(),
      ...over,
    };
  }

  /** Signs and enters it; answers with the refusal's code or `ok`. */
  say(letter: string, verdict: Verdict = 'approve', remarks: Remark[] = []): string {
    const statement = this.statement(letter, verdict, {}, remarks);
    return this.code('approval.add', { statement, signature: signStatement(statement, this.personSeed) });
  }

  /** A letter of one proven finding, ready to be handed in. */
  letter(facility: string): string {
    const finding = this.finding(facility, { basis: '《中华人民共和国监狱法》第五十八条' });
    this.do('evidence.add', {
      ...{ name: '禁闭审批表.jpg', mime: 'image/jpeg', bytes: 3, finding, note: '' },
      ...{ sha256: 'a'.repeat(64), key: `${'A'.repeat(43)}=`, chunks: ['b'.repeat(64)] },
    } as never);
    return this.do('letter.draft', { type: 'correctionNotice', facility, findings: [finding] }).id;
  }
}
