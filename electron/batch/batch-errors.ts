import { errorTable } from '#shared/kernel/errors.ts';

/** What can be wrong around the packages: files, folders and options. */
export const batchErrors = errorTable('batch', {
  noFile: (path: string) => ({ words: `找不到文件“${path}”，没有写出任何内容。`, next: '请核对路径后重试。' }),
  unreadable: (path: string) => ({ words: `文件“${path}”读不出来，没有写出任何内容。`, next: '请检查权限和介质后重试。' }),
  isFolder: (path: string) => ({ words: `“${path}”是文件夹，不是文件。`, next: '请给出文件的路径。' }),
  notFolder: (path: string) => ({ words: `“${path}”已经存在，而且不是文件夹，没有写出任何内容。`, next: '请换一个文件夹。' }),
  unwritable: (path: string) => ({ words: `写不到“${path}”，该文件没有写出。`, next: '请检查权限和路径后重试。' }),
  diskFull: (path: string) => ({ words: `磁盘空间不足，“${path}”没有写完，已写出的部分不可使用。`, next: '请腾出空间后重试。' }),
  badIdentity: (path: string) => ({ words: `“${path}”里没有 age 身份（AGE-SECRET-KEY-1 开头的一行），没有打开任何包。`, next: '请给出正确的身份文件。' }),
  emptyPassphrase: (path: string) => ({ words: `口令文件“${path}”是空的，没有打开任何包。`, next: '请把口令写在第一行。' }),
  noKey: () => ({ words: '没有给出打开巡检包的钥匙。', next: '请用 --identity 或 --passphrase-file 给出。' }),
  missingCauses: (name: string, words: string) => ({ words: `“${name}”不能并入：${words}`, next: '请把它所依据的包一起给出。' }),
  noLetter: (id: string) => ({ words: `包里没有编号为“${id}”的文书，没有写出任何文书。`, next: '请核对编号，或去掉 --id 生成全部文书。' }),
  noLetters: () => ({ words: '包里没有任何文书。', next: '请先在工作台起草文书，再导出巡检包。' }),
  unfit: (words: string) => ({ words: `${words}该文件没有写出。`, next: '请核对问题归属和报告文字后重新生成。' }),
  workerLost: () => ({ words: '读取巡检包的进程意外结束，没有写出任何内容。', next: '文件可能过大或有意损坏，请核对来源。' }),
});
