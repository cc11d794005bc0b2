import { readFileSync } from 'node:fs';
import { readCalendar, type WorkCalendar } from '#shared/round/working-days.ts';

const folder = new URL('../../../assets/calendar/', import.meta.url);
const json = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

export const holidayFile = (year: number): unknown => json(`holidays-${year}.json`);
export const holidayYears = [2022, 2023, 2024, 2025, 2026];
export const calendar: WorkCalendar = readCalendar((json('index.json') as string[]).map(json));
