const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const units = ['', '十', '百', '千'];

/** 1 to 9999 as articles are numbered: 10 → 十, 58 → 五十八, 105 → 一百零五, 276 → 二百七十六, 110 → 一百一十. */
export function chineseNumber(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 9999) throw new RangeError(`no article number: ${value}`);
  const figures = [...String(value)].map(Number);
  const words = figures.map((figure, index) => (figure === 0 ? '零' : `${digits[figure]}${units[figures.length - 1 - index]}`)).join('');
  return words.replace(/零+/g, '零').replace(/零$/, '').replace(/^一十/, '十');
}
