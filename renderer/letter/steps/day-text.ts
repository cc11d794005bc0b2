import type { Dayjs } from 'dayjs';

/** A picked day as records write it; '' for none. */
export const dayText = (day: Dayjs | null): string => (day ? day.format('YYYY-MM-DD') : '');
