import { timeWords } from '#renderer/app/pledges.ts';
import type { HeldFromServer, SyncStanding } from '#renderer/core/api.ts';
import { isSkewed, skewWords, spanWords } from '#renderer/exchange/package-words.ts';

export const heldWords: Readonly<Record<HeldFromServer['reason'], string>> = {
  unknown: '发送的电脑不在名单上，请核对指纹后再导入。',
  removed: '发送的电脑已被移出名单。',
  impostor: '自称的电脑与登记的钥匙不符，可能有人冒名，不能导入。',
  strangers: '其中有未登记电脑的内容，请核对指纹后再导入。',
  massDeletion: '会删除或清空大量记录，需要第二人确认。',
};

export const noticeWords: Readonly<Record<SyncStanding['notices'][number], string>> = {
  lost: '服务器上少了此前已送到的内容，可能从旧备份恢复过、重建过，或有文件被删除。本机数据完整，已重新核对并补送。请告知服务器管理员。',
  missed: '服务器的读取位置不对，跳过了一部分内容，已从头重新核对。',
};

/** One line for the status line: what the network is doing, in a few words. */
export function networkWords(sync: SyncStanding): string {
  switch (sync.phase) {
    case 'off':
      return '网络未设';
    case 'stopped':
      return '网络已停';
    case 'working':
      return sync.failure ? '网络重试中' : '网络交换中';
    case 'failed':
      return sync.nextTryAt ? `网络未成，${timeWords(sync.nextTryAt, false)} 再试` : '网络未成，等待处理';
    case 'resting':
      return sync.lastAt ? `网络已交换 ${timeWords(sync.lastAt, false)}` : '网络待交换';
  }
}

/** The clocks met at the exchange, against this laptop's; undefined before any was met. */
export function clockWords({ serverClock, laptopClocks }: SyncStanding): string | undefined {
  const server =
    serverClock === null
      ? []
      : [serverClock === 0 ? '服务器与本机相差不到 1 分钟' : `服务器比本机${serverClock > 0 ? '快' : '慢'} ${spanWords(Math.abs(serverClock))}`];
  const laptops = laptopClocks.filter(({ minutes }) => isSkewed(minutes)).map(({ name, minutes }) => `${name} ${skewWords(minutes)}`);
  const all = [...server, ...laptops];
  if (all.length === 0) return undefined;
  const off = laptops.length > 0 || (serverClock !== null && serverClock !== 0);
  return `${all.join('；')}${off ? '。合并不看时钟，登记时间以各机为准，请校准' : ''}`;
}

/** What asks for a person's eye: failures, and packages that wait for a decision. */
export function needsEye(sync: SyncStanding): boolean {
  return sync.failure !== null || sync.held.length > 0 || sync.notices.length > 0;
}

/** True for an address that would carry user and password in the clear to another computer. */
export function isOpenlyReadable(address: string): boolean {
  return /^\s*http:\/\//i.test(address) && !/^\s*http:\/\/(127\.0\.0\.1|localhost|\[::1\])([:/]|\s*$)/i.test(address);
}

/** A SHA-256 in groups to be read aloud. */
export function inGroups(sha256: string): string {
  return (sha256.toUpperCase().match(/.{1,4}/g) ?? []).join(' ');
}
