import { type Bytes, concat } from '../kernel/bytes.ts';

/** One document of a framed body. `undefined`: the server lacks it. `damaged`: it has something else under that name. */
export type FramedDocument = Bytes | 'absent' | 'damaged';

const HERE = 0;
const ABSENT = 1;
const DAMAGED = 2;

/** Documents one behind the other: a byte for what there is, the length (u32, big endian), the bytes. */
export function frameDocuments(documents: readonly FramedDocument[]): Bytes {
  return concat(
    documents.flatMap((document) => {
      const head = new Uint8Array(5);
      if (typeof document === 'string') head[0] = document === 'absent' ? ABSENT : DAMAGED;
      else new DataView(head.buffer).setUint32(1, document.length);
      return typeof document === 'string' ? [head] : [head, document];
    }),
  );
}

/** Throws a RangeError on bytes that do not end with a document. */
export function unframeDocuments(bytes: Uint8Array): FramedDocument[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const documents: FramedDocument[] = [];
  for (let at = 0; at < bytes.length; ) {
    const what = view.getUint8(at);
    const length = view.getUint32(at + 1);
    const end = at + 5 + length;
    if (end > bytes.length || what > DAMAGED || (what !== HERE && length > 0)) throw new RangeError('not framed documents');
    documents.push(what === HERE ? Uint8Array.from(bytes.subarray(at + 5, end)) : what === ABSENT ? 'absent' : 'damaged');
    at = end;
  }
  return documents;
}
