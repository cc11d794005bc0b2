import type { DocumentModel } from '#shared/document/model.ts';
import { sha256OfLarge } from '#shared/kernel/hash.ts';
import { issuedMoment } from '#shared/letter/issue-letter.ts';
import { documents } from './documents-client.ts';

/** The PDF of a paper as it goes out, and the hash that the issue remembers. */
export async function issuedPdf(model: DocumentModel, issuedOn: string): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly sha256: string }> {
  const { bytes } = await documents().make({ make: 'pdf', model, created: issuedMoment(issuedOn) });
  return { bytes, sha256: await sha256OfLarge(bytes) };
}
