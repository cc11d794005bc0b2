import type { CoreStatus } from '#renderer/core/api.ts';

type Tone = 'plain' | 'attention' | 'alarm';

/** One promise of the status line: what it says, how urgent, and what is behind it. */
export interface Pledge {
  readonly key: string;
  readonly words: string;
  readonly tone: Tone;
  readonly explain: string;
  readonly act?: { readonly label: string; readonly run: () => void };
}

const two = (value: number): string => String(value).padStart(2, '0');

/** Local time of day, with the date in front when it is not today: `10:42`, `2022-09-14 10:42`. */
export function timeWords(moment: string, seconds: boolean, now = new Date()): string {
  const at = new Date(moment);
  const time = `${two(at.getHours())}:${two(at.getMinutes())}${seconds ? `:${two(at.getSeconds())}` : ''}`;
  return at.toDateString() === now.toDateString() ? time : `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${time}`;
}

export function savedPromise(status: CoreStatus | undefined): Pledge {
  if (status?.failure) {
    return { key: 'saved', words: '未能落盘', tone: 'alarm', explain: `${status.failure.words}${status.failure.next}` };
  }
  if (status && status.pending > 0) {
    return {
      key: 'saved',
      words: `正在落盘 ${status.pending} 处`,
      tone: 'attention',
      explain: '刚输入的内容正在写入磁盘，通常不到半秒。此时断电，可能少最后几个字。',
    };
  }
  if (!status?.durableAt) return { key: 'saved', words: '尚无输入', tone: 'plain', explain: '打开以来还没有输入内容，先前的内容都在磁盘上。' };
  return {
    key: 'saved',
    words: `已落盘 ${timeWords(status.durableAt, true)}`,
    tone: 'plain',
    explain: '此刻之前输入的全部内容已加密写入磁盘并得到确认，断电也不会丢失。',
  };
}

/** Null while nothing that was saved is missing. */
export function lostPromise(status: CoreStatus | undefined): Pledge | null {
  if (!status || status.lost === 0) return null;
  return {
    key: 'lost',
    words: `缺失 ${status.lost} 条登记`,
    tone: 'alarm',
    explain:
      '本机落过盘的这些登记现在读不到：登记簿文件受了损，或被换成了旧的副本。受损的部分已另存，没有删除。请先补回再继续录入：导入最近的备份包，或组织方、同组电脑的包。补回后这里自动消失。',
  };
}

export function backupPromise(status: CoreStatus | undefined, minutes: number, now = Date.now()): Pledge {
  const backup = status?.backup;
  const key = 'backup';
  if (!backup?.place)
    return { key, words: '未设备份', tone: 'attention', explain: '内容目前只在这台电脑上。请指定第二个文件夹或移动存储，程序会自动备份并回读核对。' };
  if (backup.running) return { key, words: '正在备份', tone: 'plain', explain: '正在写备份包并回读核对。' };
  if (backup.lastFailure) return { key, words: '备份未成', tone: 'attention', explain: `${backup.lastFailure.words}${backup.lastFailure.next}` };
  if (!backup.lastVerified) return { key, words: '尚未备份', tone: 'attention', explain: '备份位置已指定，还没有完成第一次备份。' };
  const late = minutes > 0 && now - Date.parse(backup.lastVerified) > minutes * 2 * 60_000;
  return {
    key,
    words: `已备份 ${timeWords(backup.lastVerified, false)}`,
    tone: late ? 'attention' : 'plain',
    explain: late ? '上次备份已超过设定间隔的两倍。请检查备份位置是否可用。' : '全部内容的加密备份已写到备份位置，并经回读核对。',
  };
}
