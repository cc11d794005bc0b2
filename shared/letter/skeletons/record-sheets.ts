import type { Skeleton } from '../skeleton.ts';

/** Sheets that are printed from records: what stands on them is entered there, so that paper and record cannot differ. */
const sheet = (title: string): Skeleton => ({ frame: () => ({ title, recipient: '' }), blocks: () => [] });

export const workRecord = sheet('巡回检察记录');
export const interviewRecord = sheet('谈话笔录');
export const materialList = sheet('调取证据清单');
export const serviceReturn = sheet('送达回证');
