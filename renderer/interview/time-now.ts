import { systemClock } from '#shared/kernel/clock.ts';
import { timeInChina } from '#shared/kernel/date-only.ts';

/** The time of day in China, `14:05`. */
export const timeNow = (): string => timeInChina(systemClock.now()).slice(0, 5);
