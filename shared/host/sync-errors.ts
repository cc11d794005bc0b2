import { errorTable } from '../kernel/errors.ts';

const kept = '本机数据完整';
const retried = '程序会自动重试，也可以改用移动存储交换。';

/** What can go wrong between this laptop and a server. None of it changes or loses anything here. */
export const syncErrors = errorTable('sync', {
  notOpen: () => ({ words: '网络交换没有开启，没有连接任何服务器。', next: '请在交换页面填写服务器地址后开启。' }),
  badAddress: () => ({
    words: '服务器地址写得不对，没有连接。',
    next: '请按“https://主机名:端口”填写，不要带用户名、问号和井号。',
  }),
  plainRefused: () => ({
    words: '这个地址不加密（http），没有连接。内容虽已封装，用户名和口令仍会暴露。',
    next: '请改用 https 地址；确需使用的，请在连接设置里勾选明示同意。',
  }),
  unreachable: (code: string) => ({ words: `连不上服务器（${code}）；${kept}。`, next: `请检查网线、网络和服务器地址。${retried}` }),
  slow: () => ({ words: `服务器在规定时间内没有应答；${kept}。`, next: retried }),
  broken: () => ({ words: `传输中断，这一批没有送完；${kept}，已送到的不会重复。`, next: retried }),
  untrusted: (reason: string) => ({
    words: `服务器证书不受本机信任（${reason}），没有发送任何内容。`,
    next: '请与服务器管理员电话逐组核对证书指纹，一致后在连接设置里固定该证书。',
  }),
  pinDiffers: () => ({
    words: '服务器证书与固定的指纹不一致，没有发送任何内容：证书可能已更换，也可能有人冒充服务器。',
    next: '请向服务器管理员电话核实新的指纹，核实之前不要继续。',
  }),
  unauthorized: () => ({ words: `服务器不接受这个用户名或口令（401）；${kept}。`, next: '请在连接设置里重新填写用户名和口令。' }),
  forbidden: () => ({ words: `这个用户没有读写该数据库的权限（403）；${kept}。`, next: '请让服务器管理员为该用户开通本轮次数据库的读写权限。' }),
  noDatabase: (name: string) => ({
    words: `服务器上没有数据库“${name}”，可能还没有建立，或已被删除；${kept}。`,
    next: '请让服务器管理员建立该数据库；建立后程序会把全部内容重新送上去。',
  }),
  partitioned: (name: string) => ({
    words: `数据库“${name}”建成了分区数据库，放不进本程序的文档，没有发送任何内容。`,
    next: '请让服务器管理员另建一个普通（不分区）的数据库。',
  }),
  tooLarge: () => ({
    words: `服务器或其前面的代理拒收这样大的内容（413），已拆到最小仍不接受；${kept}。`,
    next: '请让服务器管理员把单次请求的上限调到 4 MB 以上，或用移动存储交换证据材料。',
  }),
  busy: () => ({ words: `服务器忙，要求稍后再来（429）；${kept}。`, next: retried }),
  full: () => ({ words: `服务器的存储空间已满或超出配额，没有收下；${kept}。`, next: '请让服务器管理员扩充空间，或先用移动存储交换。' }),
  serverFailed: (status: number) => ({ words: `服务器内部出错（${status}）；${kept}。`, next: retried }),
  redirected: () => ({ words: '服务器要求转到另一个地址，没有跟随，也没有发送内容。', next: '请向服务器管理员核实正确的地址后重新填写。' }),
  garbled: () => ({ words: `服务器的应答不完整或不是 CouchDB 的格式，没有采用；${kept}。`, next: `请核对服务器地址。${retried}` }),
  notCouch: () => ({ words: '这个地址上的不是 CouchDB 服务器，没有发送任何内容。', next: '请向服务器管理员核实地址和端口。' }),
  refusedDocument: (reason: string) => ({
    words: `服务器拒收其中的文档（${reason}）；${kept}。`,
    next: '请让服务器管理员检查该数据库的校验规则，本程序的文档须原样保存。',
  }),
  badSince: () => ({ words: `服务器不认识上次的读取位置，将从头重新核对；${kept}。`, next: '不需要操作。' }),
});
