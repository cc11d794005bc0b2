import { composeParagraph, type Line } from './compose.ts';
import { type Drawing, drawLine, moved, type Rule, together } from './drawing.ts';
import { glyphsOf } from './glyphs.ts';
import { black, cellWidth, dateInset, imprintRule, linePitch, linesBeforeSeal } from './layout.ts';
import type { ImprintPart, SignaturePart } from './parts.ts';
import { gap, type Strip } from './strips.ts';
import { styles } from './styles.ts';
import { advancesOf, type Press } from './text-strips.ts';

const rule = (y: number, width: number, thickness: number): Rule => ({ x1: 0, x2: width, y1: y, y2: y, width: thickness, color: black });

/**
 * Issuer centred over the date, the date four characters in from the right, room for the seal above (7.3.5.1).
 * An issuer too long to be centred so ends at the right edge. All lines stay on one page.
 */
export function signatureStrips(part: SignaturePart, press: Press): Strip[] {
  const date = oneLine(part.date, press);
  const dateRight = press.width - dateInset * cellWidth;
  const middle = dateRight - date.width / 2;
  const lines = [oneLine(part.issuer, press), date, ...(part.note === undefined ? [] : [oneLine(part.note, press)])];
  return [
    gap(linesBeforeSeal * linePitch),
    ...lines.map((line, i): Strip => {
      const left = Math.max(0, Math.min(middle - line.width / 2, press.width - line.width));
      return { height: linePitch, drawing: moved(drawn(line, press), left, 0), keepNext: i < lines.length - 1 };
    }),
  ];
}

function oneLine(text: string, press: Press): Line {
  const { face, size } = styles.signature;
  const [line] = composeParagraph(glyphsOf(text.replaceAll('\n', ' '), face, size, press.faces), { width: Number.POSITIVE_INFINITY, align: 'left' });
  return line ?? { glyphs: [], xs: [], width: 0 };
}

const drawn = (line: Line, press: Press): Drawing => ({ pieces: drawLine(line, linePitch, black, advancesOf(press.faces)), rules: [] });

/** 版记: 抄送 with its lines under the first name, 印发机关 left and 印发日期 right, one character in from both edges (7.4). */
export function imprintStrips(part: ImprintPart, press: Press, pageHeight: number): Strip[] {
  const { size, pitch, face, color } = styles.imprint;
  const rows: Drawing[][] = [];
  const inner = press.width - 2 * size;
  const lines = (text: string, hanging: number, align: 'left' | 'right'): Drawing[] =>
    composeParagraph(glyphsOf(text, face, size, press.faces), { width: inner, hanging, align }).map((line) =>
      moved({ pieces: drawLine(line, pitch, color, advancesOf(press.faces)), rules: [] }, size, 0),
    );
  for (const copies of part.copyTo ?? []) rows.push(lines(copies, 3 * size, 'left'));
  if (part.office !== undefined) {
    const office = lines(part.office, 0, 'left');
    const date = lines(part.date ?? '', 0, 'right');
    rows.push([together([office[0] ?? none, date[0] ?? none]), ...office.slice(1)]);
  }
  const whole = part.plain ? unruled(rows.flat(), pitch) : ruled(rows, pitch, press.width);
  // Longer than a page, it goes on over several like text: nothing of it is lost.
  return whole.height <= pageHeight ? [whole] : rows.flatMap((row) => row.map((drawing): Strip => ({ height: pitch, drawing, keepNext: false })));
}

function unruled(lines: readonly Drawing[], pitch: number): Strip {
  return { height: lines.length * pitch, drawing: together(lines.map((line, i) => moved(line, 0, i * pitch))), keepNext: false, atFoot: true };
}

const none: Drawing = { pieces: [], rules: [] };

function ruled(rows: readonly (readonly Drawing[])[], pitch: number, width: number): Strip {
  const parts: Drawing[] = [{ pieces: [], rules: [rule(imprintRule.thick / 2, width, imprintRule.thick)] }];
  let y = imprintRule.thick;
  rows.forEach((row, i) => {
    for (const drawing of row) {
      parts.push(moved(drawing, 0, y));
      y += pitch;
    }
    const thickness = i === rows.length - 1 ? imprintRule.thick : imprintRule.thin;
    parts.push({ pieces: [], rules: [rule(y + thickness / 2, width, thickness)] });
    y += thickness;
  });
  return { height: y, drawing: together(parts), keepNext: false, atFoot: true };
}
