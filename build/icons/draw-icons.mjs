// Draws every icon size from xunjian.svg with a real browser and packs the Windows .ico.
// Run by hand after a change of the drawing: node build/icons/draw-icons.mjs PATH_OF_A_CHROMIUM
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const here = new URL('.', import.meta.url).pathname;
const LINUX = [16, 24, 32, 48, 64, 128, 256, 512];
const WINDOWS = [16, 24, 32, 48, 64, 128, 256];

/** An .ico is a directory of pictures; since Vista they may be PNG files as they are. */
function ico(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  pictures.forEach(({ size, png }, place) => {
    const at = 6 + 16 * place;
    head.writeUInt8(size % 256, at); // 256 is written as 0
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

const browser = await chromium.launch({ executablePath: process.argv[2], args: ['--no-sandbox'] });
try {
  const svg = readFileSync(`${here}xunjian.svg`, 'utf8');
  const pictures = new Map();
  for (const size of LINUX) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
    pictures.set(size, await page.screenshot({ omitBackground: true }));
    await page.close();
  }
  mkdirSync(`${here}linux`, { recursive: true });
  for (const [size, png] of pictures) writeFileSync(`${here}linux/${size}x${size}.png`, png);
  writeFileSync(`${here}xunjian.ico`, ico(WINDOWS.map((size) => ({ size, png: pictures.get(size) }))));
} finally {
  await browser.close();
}
