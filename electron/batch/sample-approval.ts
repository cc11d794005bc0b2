import type { DateOnly } from '#shared/kernel/date-only.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { ApprovalStep } from '#shared/letter/approval-rule.ts';
import { letterHealth } from '#shared/letter/health/check.ts';
import { isSupervisory } from '#shared/letter/kinds.ts';
import { readLetter } from '#shared/letter/letter.ts';
import type { FieldKnowledge } from '#shared/library/field-knowledge.ts';
import type { Laptop } from './laptop.ts';

/** People of the office who approve by file, besides the team's own 主办检察官. Invented, like everybody in the sample. */
const office: readonly { readonly step: ApprovalStep; readonly post: string; readonly person: string }[] = [
  { step: 'department', post: '部门负责人', person: '傅明远' },
  { step: 'policy', post: '法律政策研究室主任', person: '穆知行' },
  { step: 'deputy', post: '副检察长', person: '邵怀瑾' },
  { step: 'chief', post: '检察长', person: '陆承安' },
];

/** The office of the sample round: who holds which step of approval, each at a laptop of their own. */
export class SampleOffice {
  private readonly holders = new Map<ApprovalStep, Laptop>();

  constructor(
    private readonly hub: Laptop,
    private readonly knowledge: FieldKnowledge,
    laptop: (name: string, person: string) => Laptop,
  ) {
    for (const { step, post, person } of office) this.holders.set(step, laptop(post, person));
  }

  /** The hub registers them by their cards and says who holds which step. */
  register(): void {
    for (const { step, post } of office) {
      const holder = this.holders.get(step) as Laptop;
      this.hub.registerApprover(holder.card, post);
      this.hub.run('stepHolder.edit', { id: step, fields: { persons: [holder.card.person.id] } });
    }
  }

  /**
   * Hands a letter in and has every step signed by file. What the health check only asks about is let stand with a reason, as the invented
   * texts repeat themselves; a letter that it stops is left for the official system. False then.
   */
  approve(letter: string, lead: Laptop, day: DateOnly): boolean {
    const { hub } = this;
    // The other papers of the sample are approved in the official system, as they say.
    const record = hub.replica.fold.record('letter', letter);
    if (!record || !isSupervisory(readLetter(record).type)) return false;
    const health = letterHealth(hub.replica.fold, this.knowledge, day, letter);
    if (!health || health.blocking > 0) return false;
    for (const { code, about, words, severity, waiver } of health.items)
      if (severity === 'asks' && waiver === null) hub.run('letter.waiveHealth', { letter, code, about, words, reason: '示例数据，已核对' });
    hub.run('letter.submit', { id: letter, note: '' });
    for (let step = hub.waiting(letter); step !== null; step = hub.waiting(letter)) {
      const signer = step === 'lead' ? lead : (this.holders.get(step) ?? hub);
      const request = hub.approvalRequest(letter, signer.card.person.id as Id<'Person'>);
      hub.run('approval.add', signer.signRequest(request, hub.now));
    }
    return true;
  }
}
