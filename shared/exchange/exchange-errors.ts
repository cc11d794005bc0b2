import { errorTable } from '../kernel/errors.ts';

const again = '请让来源方重新导出，换一个 U 盘再拷贝一次。';
const untouched = '没有导入任何内容，本机数据未改变';

/** What can be wrong with a file that someone hands over. Whatever it is: it is found before anything changes here. */
export const exchangeErrors = errorTable('package', {
  notSealed: () => ({
    words: `这个文件不是巡检包，或文件开头已损坏；${untouched}。`,
    next: '请选择扩展名为 .xjb 的文件；确实是巡检包时，请让来源方重新导出。',
  }),
  newer: (version: string) => ({
    words: `这个巡检包由更新版本的程序生成（格式 ${version}），本机的版本读不懂；${untouched}。`,
    next: '请先更新本机的巡检台，再导入一次。',
  }),
  needsPassphrase: () => ({ words: `这个巡检包用口令封装，需要输入口令；${untouched}。`, next: '请向来源方当面或电话询问口令，再打开一次。' }),
  wrongPassphrase: () => ({ words: `口令不对，巡检包没有打开；${untouched}。`, next: '请核对大小写和空格后再输一次；仍然不对时，请向来源方确认口令。' }),
  wrongRecipient: () => ({
    words: `这个巡检包不是封给本机的，或文件开头被改动，本机的钥匙打不开；${untouched}。`,
    next: '请把本机的设备名片交给来源方，请其为本机重新导出。',
  }),
  costlyPassphrase: () => ({
    words: `这个巡检包的口令运算量超出本机允许的上限，没有尝试打开；${untouched}。`,
    next: '请让来源方用巡检台重新导出。',
  }),
  truncated: () => ({ words: `巡检包不完整，可能没有拷贝完，或者末尾被改动；${untouched}。`, next: again }),
  damaged: () => ({ words: `巡检包的内容已损坏或被改动，校验不通过；${untouched}。`, next: again }),
  tooLarge: (what: string, limit: string) => ({
    words: `巡检包的${what}超过上限 ${limit}，没有继续读取；${untouched}。`,
    next: '请让来源方分卷导出，或核对文件来源。',
  }),
  bomb: () => ({
    words: `巡检包里压缩的记录展开后远大于声明的大小，已停止展开；${untouched}。`,
    next: '这不像是正常导出的文件，请核对来源，不要再次打开。',
  }),
  foreignMember: (name: string) => ({
    words: `巡检包里有不该出现的文件“${name}”；${untouched}。`,
    next: '这不像是正常导出的文件，请核对来源，不要再次打开。',
  }),
  foreignForm: (what: string) => ({
    words: `巡检包的内部格式不符（${what}）；${untouched}。`,
    next: '请让来源方用巡检台重新导出，不要用其他软件改动过的文件。',
  }),
  manifestUnreadable: (place: string) => ({ words: `巡检包的清单读不懂（${place}）；${untouched}。`, next: again }),
  signatureWrong: () => ({
    words: `巡检包的签名与清单不符，清单被改动过，或不是由所写的设备签发；${untouched}。`,
    next: '请当面向来源方核实，再请其重新导出。',
  }),
  partWrong: (name: string) => ({ words: `巡检包里的“${name}”与清单不符；${untouched}。`, next: again }),
  partMissing: (name: string) => ({ words: `巡检包缺少清单上的“${name}”；${untouched}。`, next: again }),
  impostor: (name: string) => ({
    words: `巡检包自称来自“${name}”，但签名用的不是该设备登记过的钥匙；${untouched}。`,
    next: '请电话核实来源。该设备重装过的，请其重新导出设备名片并比对指纹。',
  }),
  otherBook: (title: string) => ({ words: `这个巡检包属于另一个轮次“${title}”；${untouched}。`, next: '请切换到对应的轮次后再导入。' }),
  otherKind: (found: string, wanted: string) => ({
    words: `这是${found}，这里需要的是${wanted}；${untouched}。`,
    next: '请选择对应的文件，或到对应的页面打开。',
  }),
  otherTeam: (team: string) => ({ words: `这个任务包是给“${team}”的，不是给本机的；${untouched}。`, next: '请向市院领取发给本组的任务包。' }),
  otherDevice: () => ({ words: `这个任务包的名单里没有本机；${untouched}。`, next: '请把本机的设备名片交给市院登记，再领取新的任务包。' }),
  swapped: () => ({ words: `文件在预演之后被换过，已停止导入；${untouched}。`, next: '请重新打开这个文件，再看一遍预演。' }),
  cancelled: () => ({ words: `已按要求停止；${untouched}。`, next: '需要时可以重新打开。' }),
  chunkMissing: (chunk: string) => ({
    words: `证据材料的一块（${chunk.slice(0, 12)}）不在本机，巡检包没有生成；本机数据未改变。`,
    next: '请先导入含有该材料的巡检包，或在导出时选择不带证据。',
  }),
  chunkDamaged: (chunk: string) => ({
    words: `证据材料的一块（${chunk.slice(0, 12)}）与登记的校验值不符，巡检包没有生成；其余数据不受影响。`,
    next: '请在证据页面重新校验，并从备份或其他电脑取回该材料。',
  }),
  exportTooLarge: (what: string) => ({ words: `要导出的${what}超过一个巡检包的上限，没有生成文件；本机数据未改变。`, next: '请分卷导出，或先导出一部分。' }),
});

/** Why one entry of a package is set aside while the rest goes in. */
export const entryErrors = errorTable('entry', {
  beyondHead: (device: string) => ({
    words: `“${device}”的这条记录没有该设备的签名担保，未并入。`,
    next: '请让该设备自己导出一次，再导入它的巡检包。',
  }),
  noCard: () => ({ words: '包里没有这条记录所属设备的名片，无法核对签名，未并入。', next: '请让来源方重新导出，或直接导入该设备的巡检包。' }),
  removedDevice: (device: string) => ({
    words: `“${device}”已被移出名单，这条记录在其截止点之后，未并入。`,
    next: '确需采用的，请由在册的人重新登记。',
  }),
  buildsOnQuarantined: () => ({ words: '这条记录建立在另一条未并入的记录之上，暂不并入。', next: '前一条解决之后，重新导入同一个巡检包即可。' }),
  causeAbsent: () => ({ words: '这条记录引用了包里和本机都没有的记录，未并入。', next: '请让来源方重新导出完整的巡检包。' }),
});

export const cardErrors = errorTable('card', {
  unreadable: () => ({ words: '这个文件不是设备名片，或已损坏；没有登记任何设备。', next: '请让对方在“设备”页面重新导出扩展名为 .xjcard 的文件。' }),
  newer: () => ({ words: '这张设备名片由更新版本的程序生成，本机读不懂；没有登记任何设备。', next: '请先更新本机的巡检台。' }),
  altered: () => ({ words: '设备名片的签名不符，内容被改动过；没有登记任何设备。', next: '请让对方重新导出名片，并当面比对指纹。' }),
});
