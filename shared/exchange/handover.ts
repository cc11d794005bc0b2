import type { DeviceId } from '../kernel/ids.ts';
import type { ChainHead } from '../ledger/chain.ts';
import type { Handover } from '../ledger/command.ts';
import type { EntryHash } from '../ledger/operation.ts';
import type { EntryInfo, Replica } from '../ledger/replica.ts';
import { cover } from './signed-heads.ts';

/** What this laptop knows of where its entries are. */
export interface HandoverMarks {
  /** Ends of the chains that packages to the hub carried. */
  readonly sent: readonly ChainHead[];
  /** Ends of the chains that the hub's receipts name. */
  readonly stored: readonly ChainHead[];
}

/**
 * How far records have come on their way to the hub. A record is only as far as its least far entry. What the hub itself wrote is
 * there by nature and counts in no number.
 */
export class HandoverMap {
  private readonly sent = new Set<EntryHash>();
  private readonly stored = new Set<EntryHash>();

  constructor(
    private readonly replica: Replica,
    private readonly hubs: ReadonlySet<DeviceId>,
    marks: HandoverMarks,
  ) {
    const find = (hash: EntryHash): EntryInfo | undefined => replica.entry(hash);
    const fromTeams = (head: ChainHead): boolean => !hubs.has(head.device) && replica.has(head.hash);
    for (const head of marks.stored.filter(fromTeams)) cover(this.stored, head, find);
    for (const head of marks.sent.filter(fromTeams)) cover(this.sent, head, find);
  }

  ofEntry(hash: EntryHash): Handover {
    const device = this.replica.entry(hash)?.device;
    if (this.stored.has(hash) || (device !== undefined && this.hubs.has(device))) return 'stored';
    return this.sent.has(hash) ? 'sent' : 'unsent';
  }

  /** Undefined for a record that is not here. */
  of(kind: string, id: string): Handover | undefined {
    let least: Handover | undefined;
    for (const register of this.replica.fold.registers(kind, id).values()) {
      for (const { entry } of register.versions) {
        const state = this.ofEntry(entry);
        if (state === 'unsent') return 'unsent';
        if (least !== 'sent') least = state;
      }
    }
    return least;
  }

  /** Entries of the teams: not handed over, and handed over without a receipt. Costs nothing per entry, but where a chain has forked. */
  counts(): { readonly unsent: number; readonly unreceipted: number } {
    let ofTeams = 0;
    for (const head of this.replica.heads()) if (!this.hubs.has(head.device)) ofTeams += this.entriesOf(head);
    let underWay = 0;
    for (const hash of this.sent) if (!this.stored.has(hash)) underWay++;
    return { unsent: ofTeams - this.stored.size - underWay, unreceipted: underWay };
  }

  /** Of a forked chain every branch counts, not the longest alone. */
  private entriesOf({ device, n }: ChainHead): number {
    const ends = this.replica.ends(device);
    if (ends.length === 1) return n;
    const all = new Set<EntryHash>();
    for (const end of ends) cover(all, end, (hash) => this.replica.entry(hash));
    return all.size;
  }
}
