import type { Pledge } from '#renderer/app/pledges.ts';
import type { SyncStanding } from '#renderer/core/api.ts';
import { needsEye, networkWords } from './network-words.ts';

/** Undefined where no network was ever set up: then there is nothing to promise. */
export function networkPromise(sync: SyncStanding | undefined): Pledge | undefined {
  if (!sync?.account) return undefined;
  const left = sync.unacknowledged === null ? '' : leftWords(sync.unacknowledged);
  const held = sync.held.length > 0 ? `有 ${sync.held.length} 份内容等人核对。` : '';
  const failure = sync.failure ? `${sync.failure.words}${sync.failure.next}` : '';
  const attention = needsEye(sync) || sync.phase === 'stopped';
  return { key: 'network', words: networkWords(sync), tone: attention ? 'attention' : 'plain', explain: `${failure}${held}${left}` };
}

function leftWords(entries: number): string {
  return entries > 0 ? `还有 ${entries} 条本机登记等组织方收讫。` : '本机登记组织方都已收讫。';
}
