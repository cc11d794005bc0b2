import { cleanText } from '../kernel/text.ts';

/** Direction marks can make a name read differently from how it is stored; they never belong in an official Chinese paper. */
const directionMarks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** Control characters of the upper half, which no type face can draw. */
const upperControls = /[\u0080-\u0084\u0086-\u009f]/g;

/**
 * Text as every writer prints it: well-formed, without control characters and direction marks, tabs as spaces, one kind of line end.
 * What is dropped here is named by `findGlyphTrouble`.
 */
export function printable(text: string): string {
  return cleanText(text)
    .replace(/[\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(upperControls, '')
    .replace(directionMarks, '');
}
