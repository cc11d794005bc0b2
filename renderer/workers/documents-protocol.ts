import type { BundleFile } from '#shared/document/bundle-file.ts';
import type { Drawing } from '#shared/document/drawing.ts';
import type { DocumentModel } from '#shared/document/model.ts';
import type { SourcePlace } from '#shared/document/pages.ts';
import type { PictureNode } from '#shared/document/picture.ts';
import type { WorkbookModel } from '#shared/document/sheet.ts';
import type { Failure } from '#shared/kernel/errors.ts';

/** Plain models in, bytes or drawings out. `forbidden`: names that must not be found when the finished file is read back. The worker holds no key and reads nothing but the shipped fonts. */
export type DocumentsAsk =
  | { readonly make: 'pages'; readonly model: DocumentModel }
  | { readonly make: 'pdf'; readonly model: DocumentModel; readonly created: string; readonly forbidden?: readonly string[] }
  | { readonly make: 'docx'; readonly model: DocumentModel; readonly forbidden?: readonly string[] }
  | { readonly make: 'xlsx'; readonly workbook: WorkbookModel }
  | { readonly make: 'bundle'; readonly note: readonly string[]; readonly files: readonly BundleFile[] };

/** A page to be drawn on the screen: points from its upper left corner. */
export interface DrawnPage {
  readonly width: number;
  readonly height: number;
  readonly drawing: Drawing;
  /** Its charts, drawn; in the order of `drawing.pictures`. */
  readonly pictures: readonly PictureNode[];
  /** Where the lines of each record stand, so that a click leads to it. */
  readonly places: readonly SourcePlace[];
}

export interface DocumentsAnswers {
  readonly pages: { readonly pages: readonly DrawnPage[]; readonly warnings: readonly string[] };
  readonly pdf: { readonly bytes: Uint8Array<ArrayBuffer>; readonly pages: number; readonly warnings: readonly string[] };
  readonly docx: { readonly bytes: Uint8Array<ArrayBuffer>; readonly warnings: readonly string[] };
  readonly xlsx: { readonly bytes: Uint8Array<ArrayBuffer> };
  readonly bundle: { readonly bytes: Uint8Array<ArrayBuffer> };
}

export type ToDocuments = { readonly job: number; readonly ask: DocumentsAsk };
export type FromDocuments =
  /** `share`: how far the step has come, from 0 to 1; null where it cannot be told. */
  | { readonly job: number; readonly step: string; readonly share: number | null }
  | { readonly job: number; readonly answer: DocumentsAnswers[keyof DocumentsAnswers] }
  | { readonly job: number; readonly failure: Failure };
