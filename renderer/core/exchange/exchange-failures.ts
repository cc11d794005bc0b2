import { errorTable } from '#shared/kernel/errors.ts';

/** Why an exchange does not go on, whichever part of it was asked. */
export const exchangeFailures = errorTable('exchange', {
  gone: () => ({ words: '这次预演已经结束，没有导入任何内容。', next: '请重新打开文件。' }),
  nobody: () => ({ words: '还没有登记可以打开这个包的设备，没有生成文件。', next: '请先导入对方的设备名片，或改用口令封装。' }),
  refused: (words: string, next: string) => ({ words, next }),
  notFirst: () => ({ words: '本机还没有这个轮次，这个包不能单独导入，本机数据未改变。', next: '请先导入市院发的任务包。' }),
  noAuthority: () => ({ words: '只有市院（建立轮次的一方）可以登记或移除设备。', next: '请把设备名片交给市院登记。' }),
  cannotWithdraw: () => ({ words: '找不到这次导入，没有做任何改动。', next: '请刷新导入记录后再试。' }),
});
