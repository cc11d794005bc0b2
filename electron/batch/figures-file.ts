import type { Summary } from '#shared/summary/summary.ts';

/** figures.json: for scripts and for whoever checks a number by hand. */
export function figuresFile(summary: Summary, stateHash: string): string {
  const figures = summary.figures.map(({ id, label, value, unit, rule, numerator, denominator, cutoff, window, origin, qualifier, note, sources }) => ({
    ...{ id, label, value, unit, rule },
    ...(numerator === undefined ? {} : { numerator }),
    ...(denominator === undefined ? {} : { denominator }),
    ...(cutoff === undefined ? {} : { cutoff }),
    ...(qualifier === undefined ? {} : { qualifier }),
    ...(window === undefined ? {} : { window }),
    ...(origin === undefined ? {} : { origin }),
    ...(note === undefined ? {} : { note }),
    sources,
  }));
  return `${JSON.stringify({ stateHash, cutoff: summary.facts.cutoff, figures }, null, 1)}\n`;
}
