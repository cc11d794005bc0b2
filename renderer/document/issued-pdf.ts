import type { DocumentModel } from '#shared/document/model.ts';
import { sha256OfLarge } from '#shared/kernel/hash.ts';
import { documents } from './documents-client.ts';

/** When the PDF of an issued paper says it was made: its day of issue, so that the same paper gives the same bytes each time. */
export const issuedMoment = (issuedOn: string): string => `${issuedOn}T00:00:00.000Z`;

/** The PDF of a paper as it goes out, and the hash that the issue remembers. */
export async function issuedPdf(model: DocumentModel, issuedOn: string): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly sha256: string }> {
  const { bytes } = await documents().make({ make: 'pdf', model, created: issuedMoment(issuedOn) });
  return { bytes, sha256: await sha256OfLarge(bytes) };
}
