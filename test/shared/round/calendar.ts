import { readFileSync } from 'node:fs';
import { readCalendar, type WorkCalendar } from '#shared/round/working-days.ts';

export const holidayFile = (year: number): unknown =>
  JSON.parse(readFileSync(new URL(`../../../assets/calendar/holidays-${year}.json`, import.meta.url), 'utf8'));
export const holidayYears = [2022, 2023, 2024, 2025, 2026];
export const calendar: WorkCalendar = readCalendar(holidayYears.map(holidayFile));
