import { errorTable } from '#shared/kernel/errors.ts';

/** Why an exchange does not go on, whichever part of it was asked. */
export const exchangeFailures = errorTable('exchange', {
  gone: () => ({ words: '这次预演已经结束，没有导入任何内容。', next: '请重新打开文件。' }),
  nobody: () => ({ words: '还没有登记可以打开这个包的设备，没有生成文件。', next: '请先导入对方的设备名片，或改用口令封装。' }),
  refused: (words: string, next: string) => ({ words, next }),
  notFirst: () => ({ words: '本机还没有这个轮次，这个包不能单独导入，本机数据未改变。', next: '请先导入市院发的任务包。' }),
  noAuthority: () => ({ words: '只有市院（建立轮次的一方）可以登记或移除设备。', next: '请把设备名片交给市院登记。' }),
  ownDevice: () => ({ words: '不能移出正在使用的这台电脑，没有做任何改动。', next: '请在组织方的另一台电脑上移出它。' }),
  removedBefore: (name: string) => ({ words: `“${name}”已被移出，不能再登记，没有做任何改动。`, next: '确需再用的，请在其上另建保险库，用新的设备名片登记。' }),
  enrolledBefore: (name: string) => ({ words: `“${name}”已在名单中，没有做任何改动。`, next: '要换组的，请在名单中指定组。' }),
  otherKeys: (name: string) => ({
    words: `名单中的“${name}”登记的是另一把钥匙，这张名片没有登记。`,
    next: '请当面核对；该电脑重装过的，请在其上重新导出名片。',
  }),
  receiptsFromHub: () => ({ words: '回执只能由组织方的电脑签发，没有生成文件。', next: '请在组织方的电脑上导入该包后签发。' }),
  nothingTaken: () => ({ words: '还没有导入过这台电脑的包，没有生成回执。', next: '请先导入它的成果包。' }),
  notOnShelf: () => ({ words: '待并入的包已不在本机，没有导入任何内容。', next: '请重新拷入这个文件。' }),
  samePerson: () => ({
    words: '确认须由本机登记的另一位使用人输入其口令，没有导入任何内容。',
    next: '请由第二人选择自己的姓名并输入口令；还没有登记第二人的，先在设置中登记。',
  }),
  noRoundKey: () => ({ words: '本机没有现在的轮次钥匙，没有生成份额。', next: '请先导入组织方新发的任务包，或用两份份额恢复。' }),
  allThere: () => ({ words: '对方已有全部内容，没有需要导出的，没有生成文件。', next: '仍要导出时，请选择“全部内容”。' }),
  stopped: () => ({ words: '已按要求停止，没有生成文件。', next: '需要时可以重新导出。' }),
  cannotWithdraw: () => ({ words: '找不到这次导入，没有做任何改动。', next: '请刷新导入记录后再试。' }),
});
