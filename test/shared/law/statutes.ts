import { readFileSync } from 'node:fs';
import { readStatutes, type StatuteLibrary } from '#shared/law/library.ts';

const folder = new URL('../../../assets/statutes/', import.meta.url);
const json = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

export const statuteFiles = (): unknown[] => (json('index.json') as string[]).map(json);
export const statutes: StatuteLibrary = readStatutes(statuteFiles());
