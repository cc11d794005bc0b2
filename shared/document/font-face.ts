/** What the layout needs to know of a font: which characters it draws and how far each moves on. */
export interface FontFace {
  has(codePoint: number): boolean;
  /** Advance width in ems; that of the blank box when the font lacks the character. */
  advance(codePoint: number): number;
}

/** Finds a table of an OpenType file (TrueType outlines); throws a RangeError when the file is no such font. */
function tableAt(view: DataView, tag: string): number {
  const count = view.getUint16(4);
  for (let i = 0; i < count; i++) {
    const entry = 12 + i * 16;
    const name = String.fromCharCode(view.getUint8(entry), view.getUint8(entry + 1), view.getUint8(entry + 2), view.getUint8(entry + 3));
    if (name === tag) return view.getUint32(entry + 8);
  }
  throw new RangeError(`font without table ${tag}`);
}

/** Reads the two character maps that our fonts have: format 4 (up to U+FFFF) and format 12 (all). */
function readCharacterMap(view: DataView): Map<number, number> {
  const start = tableAt(view, 'cmap');
  const map = new Map<number, number>();
  for (let i = 0; i < view.getUint16(start + 2); i++) {
    const platform = view.getUint16(start + 4 + i * 8);
    const table = start + view.getUint32(start + 8 + i * 8);
    if (platform !== 3) continue;
    if (view.getUint16(table) === 4) readSegments(view, table, map);
    else if (view.getUint16(table) === 12) readGroups(view, table, map);
  }
  return map;
}

function readSegments(view: DataView, table: number, map: Map<number, number>): void {
  const width = view.getUint16(table + 6);
  for (let at = 0; at < width; at += 2) {
    const end = view.getUint16(table + 14 + at);
    const first = view.getUint16(table + 16 + width + at);
    const delta = view.getInt16(table + 16 + 2 * width + at);
    const rangeAt = table + 16 + 3 * width + at;
    const range = view.getUint16(rangeAt);
    for (let code = first; code <= end && code < 0xffff; code++) {
      const glyph = range === 0 ? code : view.getUint16(rangeAt + range + 2 * (code - first));
      if (glyph !== 0) map.set(code, (glyph + delta) & 0xffff);
    }
  }
}

function readGroups(view: DataView, table: number, map: Map<number, number>): void {
  const groups = view.getUint32(table + 12);
  for (let i = 0; i < groups; i++) {
    const group = table + 16 + i * 12;
    const first = view.getUint32(group);
    const last = view.getUint32(group + 4);
    for (let code = first; code <= last; code++) map.set(code, view.getUint32(group + 8) + code - first);
  }
}

/** @param bytes a TrueType file as prepared by build/fonts; throws a RangeError on anything else */
export function readFontFace(bytes: Uint8Array): FontFace {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const unitsPerEm = view.getUint16(tableAt(view, 'head') + 18);
  const longMetrics = view.getUint16(tableAt(view, 'hhea') + 34);
  const metrics = tableAt(view, 'hmtx');
  const glyphs = readCharacterMap(view);
  return {
    has: (codePoint) => (glyphs.get(codePoint) ?? 0) !== 0,
    advance: (codePoint) => view.getUint16(metrics + 4 * Math.min(glyphs.get(codePoint) ?? 0, longMetrics - 1)) / unitsPerEm,
  };
}
