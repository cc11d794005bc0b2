import type { PackageKind } from '#shared/exchange/package.ts';
import type { RehearsedRecord, SenderStanding } from '#shared/exchange/rehearsal.ts';

export const packageKindWords: Readonly<Record<PackageKind, string>> = {
  task: '任务包',
  share: '组内共享包',
  team: '成果包',
  back: '回发包',
  evidence: '证据卷',
  backup: '备份包',
  receipt: '回执',
  approval: '审批包',
  approvalSignature: '审批签名文件',
};

export const standingWords: Readonly<Record<SenderStanding, string>> = {
  trusted: '已登记的设备',
  unknown: '签名完好，签名者未知',
  removed: '已移出名单的设备',
};

export const effectWords: Readonly<Record<RehearsedRecord['effect'], string>> = {
  new: '新增',
  changed: '改动',
  disputed: '产生分歧',
  deleted: '删除',
};

export function bytesWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`;
  if (bytes < 1024 ** 2) return `${(bytes / 1024).toFixed(1)} KB`;
  if (bytes < 1024 ** 3) return `${(bytes / 1024 ** 2).toFixed(1)} MB`;
  return `${(bytes / 1024 ** 3).toFixed(2)} GB`;
}

/** The other laptop's clock, where it is far enough off to be worth a word; it never decides anything. */
export function skewWords(minutes: number): string {
  if (Math.abs(minutes) < 10) return '';
  const way = minutes > 0 ? '快' : '慢';
  const size = Math.abs(minutes);
  if (size < 120) return `${way} ${size} 分钟`;
  return size < 2 * 24 * 60 ? `${way} ${Math.round(size / 60)} 小时` : `${way} ${Math.round(size / 1440)} 天`;
}
