import type { DocumentModel } from '#shared/document/model.ts';
import type { Failure } from '#shared/kernel/errors.ts';

/** A template is opened in a worker of its own, which holds no key and ends with the job. */
export type ToTemplate =
  | { readonly make: 'lint'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly make: 'fill'; readonly bytes: Uint8Array<ArrayBuffer>; readonly model: DocumentModel; readonly forbidden: readonly string[] };

export type FromTemplate =
  | { readonly troubles: readonly { readonly place: string; readonly words: string }[] }
  | { readonly filled: Uint8Array<ArrayBuffer> }
  | { readonly failure: Failure };
