import type { RehearsedRecord, SenderStanding } from '#shared/exchange/rehearsal.ts';

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

/** What is proven about the other laptop's clock, see `clockSkew`; it never decides anything. */
export function skewWords(minutes: number): string {
  const size = Math.abs(minutes);
  if (size < 2) return '未见偏差';
  return `${minutes > 0 ? '至少快' : '至少慢'} ${spanWords(size)}`;
}

/** A span of so many minutes, as coarse as it is long. */
export function spanWords(minutes: number): string {
  if (minutes < 120) return `${minutes} 分钟`;
  return minutes < 2 * 24 * 60 ? `${Math.round(minutes / 60)} 小时` : `${Math.round(minutes / 1440)} 天`;
}

/** Far enough off that somebody should set it: dates of entries and letters come from it. */
export const isSkewed = (minutes: number): boolean => Math.abs(minutes) >= 10;
