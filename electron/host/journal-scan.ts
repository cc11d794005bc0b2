import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { JOURNAL_START, type JournalHead, readBatches } from '#shared/ledger/frame.ts';
import { listFolder, writeAtomic } from './atomic-file.ts';
import { type Disk, makeFolder, syncFolder } from './disk.ts';
import { continues, SEGMENT_HEADER_BYTES, segmentName, segmentNumber } from './segment.ts';
import type { BookFolder } from './vault-folder.ts';

/** The end of one committed batch: where reading after that head begins. */
export interface Mark extends JournalHead {
  readonly segment: number;
  readonly end: number;
}

export interface ScannedJournal {
  readonly head: JournalHead;
  readonly marks: Mark[];
  /** The segment that is written to and its committed length; segment 0 means that there is none yet. */
  readonly segment: number;
  readonly length: number;
  /** Committed length of every segment. */
  readonly lengths: Map<number, number>;
  readonly setAsideBytes: number;
}

/**
 * Reads a whole journal and checks every frame. What does not belong to the unbroken chain from the start (a torn tail, a damaged
 * frame and all behind it, a segment that does not fit) is moved to `aside/`, never deleted, so that the journal ends with a commit.
 */
export async function scanJournal(disk: Disk, folder: BookFolder, book: string): Promise<ScannedJournal> {
  const numbers = (await listFolder(disk, folder.journal)).map(segmentNumber).filter((n) => n !== undefined);
  const marks: Mark[] = [];
  const lengths = new Map<number, number>();
  let head = JOURNAL_START;
  let segment = 0;
  let length = 0;
  let setAsideBytes = 0;
  let broken = false;
  for (const number of numbers) {
    const path = join(folder.journal, segmentName(number));
    const bytes = await disk.readFile(path);
    if (broken || number !== segment + 1 || !continues(bytes, book, head)) {
      await moveAside(disk, folder, number);
      setAsideBytes += bytes.length;
      broken = true;
      continue;
    }
    const read = readBatches(bytes.subarray(SEGMENT_HEADER_BYTES), head);
    for (const batch of read.batches) marks.push({ ...batch.head, segment: number, end: SEGMENT_HEADER_BYTES + batch.end });
    head = read.batches.at(-1)?.head ?? head;
    segment = number;
    length = SEGMENT_HEADER_BYTES + read.end;
    lengths.set(number, length);
    if (read.rest === 'complete') continue;
    await cutAside(disk, folder, number, bytes, length);
    setAsideBytes += bytes.length - length;
    broken = true;
  }
  return { head, marks, segment, length, lengths, setAsideBytes };
}

/** Copies the tail first and cuts it off only when the copy is on disk. */
async function cutAside(disk: Disk, folder: BookFolder, number: number, bytes: Uint8Array, length: number): Promise<void> {
  await makeFolder(disk, folder.aside);
  await writeAtomic(disk, join(folder.aside, asideName(number, length)), bytes.subarray(length));
  const handle = await disk.open(join(folder.journal, segmentName(number)), 'r+');
  try {
    await handle.truncate(length);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function moveAside(disk: Disk, folder: BookFolder, number: number): Promise<void> {
  await makeFolder(disk, folder.aside);
  await disk.rename(join(folder.journal, segmentName(number)), join(folder.aside, asideName(number, 0)));
  await syncFolder(disk, folder.aside);
  await syncFolder(disk, folder.journal);
}

function asideName(number: number, offset: number): string {
  return `${segmentName(number)}.from-${offset}.${randomBytes(4).toString('hex')}`;
}
