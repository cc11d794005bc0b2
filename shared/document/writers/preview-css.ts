import { cellWidth, imprintRule, letterHead, letterNumberGap, linePitch, pageFoot, paperMm, pointsPerMm, red, redLine, size, table } from '../layout.ts';
import { type FaceName, type Role, styles } from '../styles.ts';
import { markPitchFactor } from '../title.ts';
import { fontFiles } from './font-files.ts';

const family = (face: FaceName): string => `Gongwen-${face}`;
/** Figures and letters first from the Times-like face, as in print. */
const families = (face: FaceName): string =>
  [...(face === 'fangSong' || face === 'kaiTi' ? [family('latin')] : []), family(face), family('song'), 'serif']
    .map((name) => (name === 'serif' ? name : `"${name}"`))
    .join(', ');
const millimetres = (points: number): string => `${(points / pointsPerMm).toFixed(3)}mm`;

function roleRule(role: Role): string {
  const { face, size: points, pitch, align, indent, color } = styles[role];
  const lineHeight = role === 'mark' ? String(markPitchFactor) : `${pitch.toFixed(2)}pt`;
  const spacing = points === size.three ? `letter-spacing:${(cellWidth - points).toFixed(3)}pt;` : '';
  return `.gw-${role}{font-family:${families(face)};font-size:${points}pt;line-height:${lineHeight};text-align:${align};text-indent:${indent}em;color:${color};${spacing}}`;
}

/** `@font-face` rules for the shipped files; `base` is where the page finds them, such as `/fonts/`. */
export function previewFontCss(base: string): string {
  return (Object.entries(fontFiles) as [FaceName, string][])
    .map(([face, file]) => `@font-face{font-family:"${family(face)}";src:url("${base}${file}") format("truetype");font-display:swap;}`)
    .join('\n');
}

/** The look of the 版心 in millimetres and points: what the screen shows is what the paper measures. Always black on white, also in the dark. */
export const previewCss = [
  `.gw-document{--gw-pitch:${linePitch.toFixed(2)}pt;}`,
  `.gw-paper{box-sizing:border-box;width:${paperMm.width}mm;min-height:${paperMm.height}mm;padding:${paperMm.top}mm ${paperMm.right}mm ${paperMm.bottom}mm ${paperMm.left}mm;margin:0 auto 6mm;background:#fff;color:#000;position:relative;box-shadow:0 0 2mm rgba(0,0,0,.25);line-break:strict;overflow-wrap:anywhere;display:flex;flex-direction:column;}`,
  `.gw-landscape{width:${paperMm.height}mm;min-height:${paperMm.width}mm;padding:${paperMm.left}mm ${paperMm.top}mm ${paperMm.right}mm ${paperMm.bottom}mm;}`,
  '.gw-paper p{margin:0;min-height:1em;}',
  `.gw-banner{position:absolute;top:20mm;left:0;right:0;text-align:center;font-family:${families('hei')};font-size:${size.five}pt;}`,
  ...(Object.keys(styles) as Role[]).map(roleRule),
  '.gw-mark{margin-top:35mm;}',
  `.gw-red-line{border:0;border-top:${millimetres(redLine.width)} solid ${red};width:100%;margin:${millimetres(redLine.gap)} 0 0;}`,
  `.gw-letter-mark{font-family:${families('xiaoBiaoSong')};color:${red};text-align:center;line-height:1;margin-top:-7mm !important;}`,
  `.gw-double-line{border:0;border-top:${letterHead.thick}pt solid ${red};border-bottom:${letterHead.thin}pt solid ${red};height:${letterHead.between}pt;width:${letterHead.lengthMm}mm;margin:${letterHead.gapMm}mm -6mm ${letterNumberGap / 2}pt -8mm;flex:none;}`,
  `.gw-signer{display:flex;justify-content:space-between;padding:0 1em;margin-top:calc(2 * var(--gw-pitch)) !important;font-family:${families('fangSong')};font-size:${size.three}pt;line-height:${linePitch.toFixed(2)}pt;}`,
  `.gw-face-kaiTi{font-family:${families('kaiTi')};}`,
  `.gw-page-foot{position:absolute;bottom:${paperMm.bottom - 6}mm;left:${paperMm.left}mm;font-family:${families('fangSong')};font-size:${pageFoot.size}pt;}`,
  '.gw-page-break{border:0;border-top:1px dashed #999;width:100%;margin:4mm 0;}',
  `.gw-face-hei{font-family:${families('hei')};}`,
  `.gw-face-fangSong{font-family:${families('fangSong')};}`,
  `.gw-table{border-collapse:collapse;table-layout:fixed;width:100%;font-family:${families('fangSong')};font-size:${table.fontSize}pt;line-height:${table.linePitchFactor};letter-spacing:normal;margin-bottom:calc(var(--gw-pitch)/2);}`,
  `.gw-table th,.gw-table td{border:${table.rule}pt solid #000;padding:${table.padY}pt ${table.padX}pt;vertical-align:middle;}`,
  `.gw-table th{font-family:${families('hei')};font-weight:normal;text-align:center;}`,
  '.gw-chart{margin:calc(var(--gw-pitch)/4) 0 calc(var(--gw-pitch)/2);min-height:55mm;border:1px solid #999;}',
  '.gw-signature{align-self:flex-end;width:fit-content;text-align:center;text-indent:0;margin:calc(2 * var(--gw-pitch)) 4em 0 0;}',
  `.gw-imprint{margin-top:auto;border-top:${millimetres(imprintRule.thick)} solid #000;border-bottom:${millimetres(imprintRule.thick)} solid #000;}`,
  '.gw-imprint-plain{margin-top:auto;}',
  '.gw-copy-to{padding:0 1em 0 4em;text-indent:-3em;}',
  `.gw-copy-to + .gw-imprint-line{border-top:${millimetres(imprintRule.thin)} solid #000;}`,
  '.gw-imprint-line{display:flex;justify-content:space-between;padding:0 1em;}',
].join('\n');
