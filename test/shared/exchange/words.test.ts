import { expect, it } from 'vitest';
import { cardErrors, entryErrors, exchangeErrors } from '#shared/exchange/exchange-errors.ts';
import type { WorkbenchError } from '#shared/kernel/errors.ts';

const spoken = (table: Readonly<Record<string, (...args: never[]) => WorkbenchError>>): WorkbenchError[] =>
  Object.values(table).map((make) => (make as (...args: string[]) => WorkbenchError)('某项', '某值'));
const all = [...spoken(exchangeErrors), ...spoken(entryErrors), ...spoken(cardErrors)];

it('every refusal says what happened, what it means for the data, and the next step', () => {
  for (const { code, words, next } of all) {
    expect(words, code).toMatch(/^[\u4e00-\u9fff“].*。$/);
    expect(next, code).toMatch(/^[\u4e00-\u9fff“].*。$/);
    expect(words, code).toMatch(/未改变|未并入|不并入|没有登记|没有生成/);
    expect(`${words}${next}`.replace(/ \.(xjb|xjcard) /, ''), code).not.toMatch(/[!！]|[A-Za-z]{3,}/);
  }
});

it('these are the words', () => {
  expect(all.map(({ code, words }) => `${code}: ${words}`)).toMatchInlineSnapshot(`
    [
      "package.notSealed: 这个文件不是巡检包，或文件开头已损坏；没有导入任何内容，本机数据未改变。",
      "package.newer: 这个巡检包由更新版本的程序生成（格式 某项），本机的版本读不懂；没有导入任何内容，本机数据未改变。",
      "package.needsPassphrase: 这个巡检包用口令封装，需要输入口令；没有导入任何内容，本机数据未改变。",
      "package.wrongPassphrase: 口令不对，巡检包没有打开；没有导入任何内容，本机数据未改变。",
      "package.wrongRecipient: 这个巡检包不是封给本机的，或文件开头被改动，本机的钥匙打不开；没有导入任何内容，本机数据未改变。",
      "package.costlyPassphrase: 这个巡检包的口令运算量超出本机允许的上限，没有尝试打开；没有导入任何内容，本机数据未改变。",
      "package.truncated: 巡检包不完整，可能没有拷贝完，或者末尾被改动；没有导入任何内容，本机数据未改变。",
      "package.damaged: 巡检包的内容已损坏或被改动，校验不通过；没有导入任何内容，本机数据未改变。",
      "package.tooLarge: 巡检包的某项超过上限 某值，没有继续读取；没有导入任何内容，本机数据未改变。",
      "package.bomb: 巡检包里压缩的记录展开后远大于声明的大小，已停止展开；没有导入任何内容，本机数据未改变。",
      "package.foreignMember: 巡检包里有不该出现的文件“某项”；没有导入任何内容，本机数据未改变。",
      "package.foreignForm: 巡检包的内部格式不符（某项）；没有导入任何内容，本机数据未改变。",
      "package.manifestUnreadable: 巡检包的清单读不懂（某项）；没有导入任何内容，本机数据未改变。",
      "package.signatureWrong: 巡检包的签名与清单不符，清单被改动过，或不是由所写的设备签发；没有导入任何内容，本机数据未改变。",
      "package.partWrong: 巡检包里的“某项”与清单不符；没有导入任何内容，本机数据未改变。",
      "package.partMissing: 巡检包缺少清单上的“某项”；没有导入任何内容，本机数据未改变。",
      "package.impostor: 巡检包自称来自“某项”，但签名用的不是该设备登记过的钥匙；没有导入任何内容，本机数据未改变。",
      "package.otherBook: 这个巡检包属于另一个轮次“某项”；没有导入任何内容，本机数据未改变。",
      "package.otherKind: 这是某项，这里需要的是某值；没有导入任何内容，本机数据未改变。",
      "package.otherTeam: 这个任务包是给“某项”的，不是给本机的；没有导入任何内容，本机数据未改变。",
      "package.otherDevice: 这个任务包的名单里没有本机；没有导入任何内容，本机数据未改变。",
      "package.swapped: 文件在预演之后被换过，已停止导入；没有导入任何内容，本机数据未改变。",
      "package.cancelled: 已按要求停止；没有导入任何内容，本机数据未改变。",
      "package.chunkMissing: 证据材料的一块（某项）不在本机，巡检包没有生成；本机数据未改变。",
      "package.chunkDamaged: 证据材料的一块（某项）与登记的校验值不符，巡检包没有生成；其余数据不受影响。",
      "package.exportTooLarge: 要导出的某项超过一个巡检包的上限，没有生成文件；本机数据未改变。",
      "entry.beyondHead: “某项”的这条记录没有该设备的签名担保，未并入。",
      "entry.noCard: 包里没有这条记录所属设备的名片，无法核对签名，未并入。",
      "entry.removedDevice: “某项”已被移出名单，这条记录在其截止点之后，未并入。",
      "entry.buildsOnQuarantined: 这条记录建立在另一条未并入的记录之上，暂不并入。",
      "entry.causeAbsent: 这条记录引用了包里和本机都没有的记录，未并入。",
      "card.unreadable: 这个文件不是设备名片，或已损坏；没有登记任何设备。",
      "card.newer: 这张设备名片由更新版本的程序生成，本机读不懂；没有登记任何设备。",
      "card.altered: 设备名片的签名不符，内容被改动过；没有登记任何设备。",
    ]
  `);
});
