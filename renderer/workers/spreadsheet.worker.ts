import './jitless.ts';
import { readXlsx, spreadsheetErrors } from '#shared/document/readers/xlsx.ts';
import { WorkbenchError } from '#shared/kernel/errors.ts';
import type { FromSpreadsheet } from './spreadsheet-protocol.ts';

/** Foreign spreadsheets are opened here and nowhere else: no key, no ledger, one file, then the worker ends. */
self.onmessage = ({ data }: MessageEvent<Uint8Array<ArrayBuffer>>) => {
  const answer = (message: FromSpreadsheet): void => self.postMessage(message);
  try {
    answer({ book: readXlsx(data) });
  } catch (error) {
    answer({ failure: (error instanceof WorkbenchError ? error : spreadsheetErrors.damaged()).toFailure() });
  }
};
