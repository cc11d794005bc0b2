import { z } from 'zod';
import type { Moment } from './clock.ts';
import { type DateOnly, parseDate } from './date-only.ts';
import { sha256Shape } from './hash.ts';
import { idShape } from './ids.ts';

/** What was checked may bear the name of its kind: the one place where a text from outside gets one. */
const named = <T extends string>(schema: z.ZodString): z.ZodType<T, T> => schema as unknown as z.ZodType<T, T>;

/** An id of ours, see `newId`. */
export const idSchema = <T extends string>(): z.ZodType<T, T> => named<T>(z.string().regex(idShape));

/** SHA-256 as 64 lower-case hex digits. */
export const hashSchema = <T extends string>(): z.ZodType<T, T> => named<T>(z.string().regex(sha256Shape));

/** A day that exists, `2022-09-14`. */
export const daySchema: z.ZodType<DateOnly, DateOnly> = named<DateOnly>(z.string().refine((text) => parseDate(text) !== undefined, 'not a day'));

/** A moment as its author's clock told it: a remark for people, so an odd one is kept as it came. */
export const momentSchema: z.ZodType<Moment, Moment> = named<Moment>(z.string().max(40));

/** 32 bytes, a key or a seed, in padded base64. */
export const keySchema = z.string().regex(/^[A-Za-z0-9+/]{43}=$/);

/** Ed25519 signature, 64 bytes in padded base64. */
export const signatureSchema = z.string().regex(/^[A-Za-z0-9+/]{86}==$/);

/** Of a view or command that asks nothing. */
export const nothingSchema: z.ZodType<Record<string, never>> = z.record(z.string(), z.never());
