import './jitless.ts';
import { docxTexts, findNames, refuseNames } from '#shared/document/writers/name-scan.ts';
import { fillTemplate, lintTemplate, templateErrors } from '#shared/document/writers/office-template.ts';
import { WorkbenchError } from '#shared/kernel/errors.ts';
import type { FromTemplate, ToTemplate } from './template-protocol.ts';

self.onmessage = ({ data }: MessageEvent<ToTemplate>) => {
  const answer = (message: FromTemplate): void => self.postMessage(message);
  try {
    if (data.make === 'lint') return answer({ troubles: lintTemplate(data.bytes) });
    const filled = fillTemplate(data.bytes, data.model);
    // A name may come in with the template itself: its author, its header, a forgotten example.
    if (data.forbidden.length > 0) refuseNames(findNames(docxTexts(filled), data.forbidden));
    return answer({ filled });
  } catch (error) {
    return answer({ failure: (error instanceof WorkbenchError ? error : templateErrors.foreign()).toFailure() });
  }
};
