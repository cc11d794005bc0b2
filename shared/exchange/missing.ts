import type { DeviceId } from '../kernel/ids.ts';
import type { EntryHash } from '../ledger/operation.ts';
import type { EarlierPackage, PackageManifest } from './package.ts';

/**
 * Numbers of the sender's packages without which this one cannot be taken in, as few as will do.
 * @param have entries of the sender's own chain that are here
 */
export function lackingNumbers(manifest: PackageManifest, have: number): readonly number[] {
  let needed = manifest.base.find((head) => head.device === manifest.sender.device)?.n ?? 0;
  const numbers: number[] = [];
  const earlier = [...(manifest.earlier ?? [])].sort((a, b) => a.number - b.number);
  while (needed > have) {
    const carrier: EarlierPackage | undefined = earlier.find((one) => one.n >= needed && one.from < needed && !numbers.includes(one.number));
    if (!carrier) break;
    numbers.unshift(carrier.number);
    needed = carrier.from;
  }
  return numbers;
}

/** Who else's entries are absent: `“二组-02”第 12 条及之前的登记`. */
export function lackingOthers(manifest: PackageManifest, missing: readonly EntryHash[]): readonly string[] {
  const names = new Map<DeviceId, string>(manifest.cards.map((card) => [card.device, card.name]));
  const absent = new Set(missing);
  return manifest.base
    .filter((head) => absent.has(head.hash) && head.device !== manifest.sender.device)
    .map((head) => `“${names.get(head.device) ?? '未知设备'}”第 ${head.n} 条及之前的登记`);
}
