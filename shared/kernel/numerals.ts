const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const units = ['', '十', '百', '千'];

/** 1 to 9999 as articles and headings are numbered: 10 → 十, 58 → 五十八, 105 → 一百零五, 276 → 二百七十六, 110 → 一百一十. */
export function chineseNumber(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 9999) throw new RangeError(`no number of an article or heading: ${value}`);
  const figures = [...String(value)].map(Number);
  const words = figures.map((figure, index) => (figure === 0 ? '零' : `${digits[figure]}${units[figures.length - 1 - index]}`)).join('');
  return words.replace(/零+/g, '零').replace(/零$/, '').replace(/^一十/, '十');
}

const figures: Readonly<Record<string, number>> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const powers: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** 五十八 → 58, 二百七十六 → 276, 十 → 10, 58 → 58. What is no numeral reads as 0. */
export function numeralValue(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  let total = 0;
  let open: number | undefined;
  for (const char of text) {
    const unit = powers[char];
    if (unit === undefined) open = figures[char] ?? 0;
    else {
      total += (open ?? 1) * unit;
      open = undefined;
    }
  }
  return total + (open ?? 0);
}
