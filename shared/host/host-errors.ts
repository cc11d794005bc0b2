import { errorTable } from '../kernel/errors.ts';

/** Everything a host answers with besides the promised answer. Written once, so that both sides and the tests name the same codes. */
export const hostErrors = errorTable('host', {
  diskFull: () => ({
    words: '磁盘已满，这次写入没有完成，已撤回到写入之前的状态；此前保存的内容完好。',
    next: '请清理磁盘空间或导出后移走旧文件，再试一次。',
  }),
  diskLow: (freeMegabytes: number) => ({
    words: `磁盘只剩 ${freeMegabytes} MB，留作保存文字之用，这次没有写入任何内容。`,
    next: '请先清理磁盘空间，再导出或添加附件。',
  }),
  writeFailed: (code: string) => ({
    words: `磁盘写入出错（${code}），这次写入没有生效；此前保存的内容完好。`,
    next: '请尽快导出备份，并检查磁盘或存储介质。',
  }),
  readFailed: (code: string) => ({
    words: `磁盘读取出错（${code}），没有改动任何内容。`,
    next: '请检查磁盘或存储介质，必要时用最近的备份核对。',
  }),
  vaultBusy: () => ({
    words: '这台电脑上的另一个巡检台正在使用同一个保险库，本窗口没有打开它，也没有写入任何内容。',
    next: '请切换到已打开的巡检台，或将其关闭后重试。',
  }),
  otherWindow: () => ({
    words: '巡检台已在另一个窗口或标签页中打开，本窗口没有写入任何内容。',
    next: '请切换到那个窗口，或将其关闭后重试。',
  }),
  keyExists: () => ({
    words: '这本登记簿的密钥已经存在，没有覆盖。',
    next: '请锁定后重新解锁，再试一次。',
  }),
  noBook: () => ({ words: '这台电脑上没有这本登记簿，未改变任何内容。', next: '请先导入任务包，或从备份恢复。' }),
  unknownHead: () => ({
    words: '登记簿文件中没有所要求的位置，未改变任何内容。',
    next: '程序将从头重读登记簿；若仍出现，请导出备份并联系负责人。',
  }),
  badBatch: () => ({ words: '要写入的登记内容校验不符，没有写入。', next: '请锁定后重新解锁，再试一次。' }),
  badChunk: () => ({ words: '附件内容与其校验值不符，没有写入。', next: '请重新添加这个附件。' }),
  badRequest: () => ({ words: '请求格式不对，没有执行。', next: '请锁定后重新解锁；若仍出现，请联系负责人。' }),
  tooLarge: () => ({ words: '一次发送的内容过大，没有写入。', next: '请重试；若仍出现，请联系负责人。' }),
  notFound: () => ({ words: '没有所要求的内容。', next: '请刷新后再试。' }),
  badName: () => ({ words: '文件名中有不能使用的字符，没有写入。', next: '请换一个文件名，不要使用斜杠、冒号等符号。' }),
  noGrant: () => ({ words: '这次保存已经结束或已取消，没有写入。', next: '请重新导出一次。' }),
  tooManySaves: () => ({ words: '同时进行的保存过多，没有开始新的保存。', next: '请等待正在进行的保存结束后再试。' }),
  readBackDiffers: (name: string) => ({
    words: `“${name}”写入后读回的内容与原内容不一致，这份文件不可用，已删除。`,
    next: '请换一个介质或位置重新导出，并检查原介质。',
  }),
  placeAbsent: () => ({ words: '所选的文件夹或U盘现在不在，没有写入任何内容。', next: '请插好U盘或重新选择文件夹后再试。' }),
  unauthorised: () => ({
    words: '这个地址已经用过或已失效，没有打开任何内容。',
    next: '请回到启动巡检台的窗口，取一个新的地址再打开。',
  }),
  unreachable: () => ({
    words: '后台程序没有应答，最近输入的内容可能还没有落盘。',
    next: '请不要关闭窗口，检查巡检台是否仍在运行；必要时重新启动。',
  }),
  bug: () => ({ words: '后台程序出现意外错误，这次操作没有完成。', next: '请重试；若仍出现，请导出备份并联系负责人。' }),
});

/** `vault.json` has its own area, as the contract names it. */
export const vaultFileErrors = errorTable('vault', {
  stale: () => ({
    words: '保险库文件已被另一个窗口更新，本次修改没有写入。',
    next: '请锁定后重新解锁，再做一次修改。',
  }),
  unreadable: () => ({
    words: '保险库文件及其副本都已损坏，没有改动任何文件。',
    next: '请用最近的备份和恢复码恢复。',
  }),
});
