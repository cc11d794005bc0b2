import { z } from 'zod';
import { type Bytes, concat, utf8 } from '#shared/kernel/bytes.ts';
import { hashSchema, idSchema } from '#shared/kernel/schemas.ts';
import { sign, verify } from '#shared/kernel/signing.ts';
import { canonicalBytes } from '#shared/ledger/canonical.ts';
import { approvalSteps } from '../approval-rule.ts';
import { verdicts } from './words.ts';

export const remarkSchema = z.object({
  /** Block of the letter, by its record id; empty: the paper as a whole. */
  block: z.string().max(120),
  /** The passage as it stood; empty: the whole block. */
  quote: z.string().max(500),
  text: z.string().min(1).max(2_000),
});
export type Remark = z.infer<typeof remarkSchema>;

/**
 * What a person says of a frozen paper, and signs. It names the book, the letter, the submission and its version, the step, the hash of
 * the paper, the layout, and the newest entries of each device that lay before the signer's eyes: moved to any other, it is wrong.
 */
export const statementSchema = z.object({
  book: idSchema<string>(),
  letter: z.string().min(1).max(120),
  submission: z.string().min(1).max(120),
  version: z.int().min(1).max(10_000),
  paper: hashSchema<string>(),
  template: z.string().max(120),
  step: z.enum(approvalSteps),
  verdict: z.enum(verdicts),
  remarks: z.array(remarkSchema).max(50),
  /** Heads of the chains seen, sorted. */
  seen: z.array(hashSchema<string>()).max(1_000),
  person: idSchema<string>(),
  /** The signer's clock, as a remark for people. */
  at: z.string().max(40),
});
export type Statement = z.infer<typeof statementSchema>;

const statementBytes = (statement: Statement): Bytes => concat([utf8('xunjian approval v1\n'), canonicalBytes(statement)]);

/** @param seed the person's 32-byte Ed25519 seed */
export function signStatement(statement: Statement, seed: Uint8Array): string {
  return sign(statementBytes(statementSchema.parse(statement)), seed);
}

/** Verified signatures by statement: statements are immutable and every view asks again. */
const foundRight = new WeakMap<Statement, string>();

export function verifyStatement(statement: Statement, signature: string, key: string): boolean {
  const known = `${key} ${signature}`;
  if (foundRight.get(statement) === known) return true;
  const right = verify(signature, statementBytes(statement), key);
  if (right) foundRight.set(statement, known);
  return right;
}
