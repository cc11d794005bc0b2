// Writes to a vault folder as fast as it can until it is killed, and prints each thing only after the host has acknowledged it.
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { readSync, writeSync } from 'node:fs';
import { openHostParts } from '#electron/host/host-parts.ts';
import { encodeBatch } from '#shared/ledger/frame.ts';

const [home, book] = process.argv.slice(2);
const tell = (...words) => writeSync(1, `${words.join(' ')}\n`);
// Loaded ahead of its turn: the wait is over when the one before it was killed and checked.
readSync(0, Buffer.alloc(1));
const about = { host: 'loopback', version: '0', platform: 'test', runtime: 'test' };
const parts = await openHostParts({ home, about, media: { every: 60_000, list: async () => [] } });
if (!(await parts.mayWrite())) {
  tell('BUSY');
  process.exit(1);
}
if (!(await parts.keys.has(book))) await parts.keys.write(book, randomBytes(48));
tell('READY');

async function appendForever() {
  let head = await parts.journal.head(book);
  for (;;) {
    const bodies = Array.from({ length: randomInt(1, 4) }, () => Uint8Array.from(randomBytes(randomInt(20, 8_000))));
    head = await parts.journal.append(book, head, encodeBatch(head, bodies).bytes);
    tell('J', head.sequence, head.digest);
  }
}

async function typeForever(letter) {
  const draft = letter.repeat(52);
  const stored = await parts.drafts.read(book, draft);
  let version = stored ? Number(Buffer.from(stored).toString('latin1', 0, 12)) : 0;
  for (;;) {
    version += 1;
    const text = Buffer.concat([Buffer.from(String(version).padStart(12, '0')), randomBytes(randomInt(10, 4_000))]);
    await parts.drafts.write(book, draft, Uint8Array.from(Buffer.concat([text, createHash('sha256').update(text).digest()])));
    tell('D', letter, version);
  }
}

async function reviseForever() {
  const stored = await parts.file.read();
  let revision = stored ? JSON.parse(Buffer.from(stored).toString()).revision : 0;
  for (;;) {
    await parts.file.write(Uint8Array.from(Buffer.from(JSON.stringify({ revision: revision + 1, filling: randomBytes(500).toString('hex') }))), revision);
    revision += 1;
    tell('V', revision);
  }
}

await Promise.all([appendForever(), typeForever('a'), typeForever('b'), reviseForever()]);
