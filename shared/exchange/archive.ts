import { type Bytes, fromUtf8, utf8 } from '../kernel/bytes.ts';
import { exchangeErrors } from './exchange-errors.ts';
import { ByteSource } from './streams.ts';

/**
 * The zip inside the seal (APPNOTE 6.3.10, the part that every unzip understands): members stored, CRC and sizes in the local headers, no
 * data descriptors, no extra fields, one fixed date.
 *
 * Written here because no library does both sides: fflate's `Zip` streams only with data descriptors, zip.js needs web types that
 * `shared/` does not have and reads from the central directory, so that the manifest could not be checked before the rest arrives.
 * An archive of ours has exactly one form: the reader builds the header and the directory that it expects and compares bytes. So
 * there is nothing in a file that two zip programs could understand in two ways.
 */
export interface ArchiveMember {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface MemberHead {
  readonly name: string;
  readonly size: number;
  readonly crc: number;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const END_BYTES = 22;
/** 1980-01-01 00:00, the first moment a zip can name: the time of making stands in the manifest. */
const DOS_DATE = 0x0021;
const MAX_NAME_BYTES = 120;

export async function* writeArchive(members: AsyncIterable<ArchiveMember>): AsyncGenerator<Bytes> {
  const heads: MemberHead[] = [];
  for await (const { name, bytes } of members) {
    const head = { name, size: bytes.length, crc: crc32(bytes) };
    heads.push(head);
    yield localHeader(head);
    if (bytes.length > 0) yield bytes as Bytes;
  }
  yield directory(heads);
}

/** Size of the archive before it is sealed. */
export function archiveBytes(members: readonly { readonly name: string; readonly bytes: number }[]): number {
  return members.reduce((sum, { name, bytes }) => sum + LOCAL_BYTES + CENTRAL_BYTES + 2 * utf8(name).length + bytes, END_BYTES);
}

/** Reads an archive member after member, from a stream. Throws `package.*` on anything that our writer would not have written. */
export class ArchiveReader {
  private readonly source: ByteSource;
  private readonly heads: MemberHead[] = [];

  constructor(
    content: AsyncIterable<Uint8Array>,
    private readonly maxMembers: number,
  ) {
    this.source = new ByteSource(content);
  }

  /** The next member's name and size; its bytes must be read before asking again. Undefined after the last: the archive was whole. */
  async next(): Promise<MemberHead | undefined> {
    const signature = await this.source.exactly(4);
    const kind = new DataView(signature.buffer).getUint32(0, true);
    if (kind === CENTRAL || kind === END) {
      await this.finish(signature);
      return undefined;
    }
    if (kind !== LOCAL) throw exchangeErrors.foreignForm('不是压缩档');
    if (this.heads.length === this.maxMembers) throw exchangeErrors.tooLarge('文件个数', `${this.maxMembers} 个`);
    const head = await this.readLocal();
    this.heads.push(head);
    return head;
  }

  async bytes(head: MemberHead): Promise<Bytes> {
    return this.source.exactly(head.size);
  }

  async close(): Promise<void> {
    await this.source.close();
  }

  private async readLocal(): Promise<MemberHead> {
    const fixed = await this.source.exactly(LOCAL_BYTES - 4);
    const view = new DataView(fixed.buffer);
    const nameLength = view.getUint16(22, true);
    if (nameLength === 0 || nameLength > MAX_NAME_BYTES) throw exchangeErrors.foreignForm('文件名长度');
    const name = readName(await this.source.exactly(nameLength));
    if (view.getUint16(4, true) !== 0) throw exchangeErrors.foreignForm('压缩方式');
    const head = { name, crc: view.getUint32(10, true), size: view.getUint32(14, true) };
    const expected = localHeader(head);
    if (!fixed.every((byte, i) => byte === expected[i + 4])) throw exchangeErrors.foreignForm('文件头');
    return head;
  }

  private async finish(signature: Bytes): Promise<void> {
    const expected = directory(this.heads);
    const rest = await this.source.exactly(expected.length - 4);
    const same = signature.every((byte, i) => byte === expected[i]) && rest.every((byte, i) => byte === expected[i + 4]);
    if (!same) throw exchangeErrors.foreignForm('目录');
    if (!(await this.source.atEnd())) throw exchangeErrors.foreignForm('末尾有多余内容');
  }
}

function readName(bytes: Uint8Array): string {
  let name: string;
  try {
    name = fromUtf8(bytes);
  } catch {
    throw exchangeErrors.foreignForm('文件名');
  }
  // Control characters could disguise the name in the message that shows it.
  if (/[^\u0020-\u007e]/.test(name)) throw exchangeErrors.foreignMember(name.replace(/[^\u0020-\u007e\u4e00-\u9fff]/g, '?'));
  return name;
}

function localHeader(head: MemberHead): Bytes {
  const name = utf8(head.name);
  const bytes = new Uint8Array(LOCAL_BYTES + name.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, LOCAL, true);
  common(view, 4, head, name.length);
  bytes.set(name, LOCAL_BYTES);
  return bytes;
}

/** The twelve fields that local header and directory share, from "version needed" to "extra length" (26 bytes). */
function common(view: DataView, at: number, head: MemberHead, nameLength: number): void {
  view.setUint16(at, 10, true);
  view.setUint16(at + 8, DOS_DATE, true);
  view.setUint32(at + 10, head.crc, true);
  view.setUint32(at + 14, head.size, true);
  view.setUint32(at + 18, head.size, true);
  view.setUint16(at + 22, nameLength, true);
}

function directory(heads: readonly MemberHead[]): Bytes {
  const names = heads.map((head) => utf8(head.name));
  const length = names.reduce((sum, name) => sum + CENTRAL_BYTES + name.length, 0);
  const bytes = new Uint8Array(length + END_BYTES);
  const view = new DataView(bytes.buffer);
  let at = 0;
  let offset = 0;
  heads.forEach((head, i) => {
    const name = names[i] as Bytes;
    view.setUint32(at, CENTRAL, true);
    view.setUint16(at + 4, 20, true);
    common(view, at + 6, head, name.length);
    view.setUint32(at + 42, offset, true);
    bytes.set(name, at + CENTRAL_BYTES);
    at += CENTRAL_BYTES + name.length;
    offset += LOCAL_BYTES + name.length + head.size;
  });
  view.setUint32(at, END, true);
  view.setUint16(at + 8, heads.length, true);
  view.setUint16(at + 10, heads.length, true);
  view.setUint32(at + 12, length, true);
  view.setUint32(at + 16, offset, true);
  return bytes;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

/** CRC-32 as zip has it (ISO 3309). Written for other programs; ours relies on the SHA-256 in the manifest. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ (bytes[i] as number)) & 0xff] as number);
  return (crc ^ 0xffffffff) >>> 0;
}
