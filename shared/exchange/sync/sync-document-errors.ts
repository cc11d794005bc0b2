import { errorTable } from '#shared/kernel/errors.ts';

/** Why a document of a server is left alone. It stays on the server, and nothing here changes. */
export const syncDocumentErrors = errorTable('syncDocument', {
  foreign: () => ({ words: '服务器上有一份文档不是本程序写的，没有采用；本机数据未改变。', next: '请让服务器管理员核对该数据库是否被其他程序使用。' }),
  newer: () => ({ words: '服务器上有一份文档由更新版本的程序写成，本机读不懂，没有采用；本机数据未改变。', next: '请先更新本机的巡检台。' }),
  otherBook: (title: string) => ({
    words: `服务器上有一份文档属于另一个轮次“${title}”，没有采用；本机数据未改变。`,
    next: '请核对连接设置里的数据库名，每个轮次应使用各自的数据库。',
  }),
  wrongHash: () => ({
    words: '服务器上有一份文档与其校验值不符，没有采用；本机数据未改变。',
    next: '请让服务器管理员检查存储；缺少的内容可由原作者重新送出，或用移动存储交换。',
  }),
  acknowledgementWrong: () => ({ words: '服务器上有一份收讫确认的签名不符，没有采信；本机数据未改变。', next: '请电话向组织方核实。' }),
  noRoundKey: () => ({
    words: '本机没有这个轮次的轮次钥匙，不能通过网络交换；没有发送任何内容。',
    next: '请向组织方领取任务包并导入，再开启网络交换。',
  }),
});
