import { errorTable } from '../kernel/errors.ts';

export const ledgerErrors = errorTable('ledger', {
  entryUnreadable: (reason: string) => ({
    words: `登记簿中有一条记录无法读取（${reason}），已单独存放，未并入。`,
    next: '其余记录不受影响。请让来源方重新导出。',
  }),
  entryTooLarge: (bytes: number) => ({
    words: `一条记录有 ${Math.round(bytes / 1024)} KB，超过上限 4 MB，未登记。`,
    next: '请把长文本拆开，或把内容作为证据材料附上。',
  }),
  entryUnfit: (place: string) => ({
    words: `这一步的内容不符合登记簿的格式（${place}），未登记，已有数据未受影响。`,
    next: '请缩短所填的理由或名称后再试；仍然如此时，请把这句话报告给维护人员。',
  }),
  chainBroken: (reason: string) => ({
    words: `登记簿的链条对不上（${reason}），这条记录未并入。`,
    next: '请让来源方重新导出完整的巡检包；仍然如此时，请核对该设备是否曾被复制或恢复。',
  }),
  otherBook: () => ({
    words: '这条记录属于另一个轮次，未并入。',
    next: '请在对应的轮次中导入。',
  }),
});
