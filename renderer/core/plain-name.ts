/** Longest part of a file name that comes from somebody's title, in characters. */
const MAX_CHARACTERS = 60;

/**
 * Part of a file name that every file system and the host take, out of a title that may have been pasted from anywhere: without separators
 * and reserved signs, control characters and marks that turn the reading direction, and never cut inside a character.
 */
export function plainName(text: string): string {
  const plain = text.replace(/[\\/:*?"<>|\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/gu, '');
  const short = [...plain].slice(0, MAX_CHARACTERS).join('');
  return short.replace(/^[.\s]+|[.\s]+$/g, '') || '未命名';
}
