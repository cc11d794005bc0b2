import { z } from 'zod';
import type { DocumentModel } from '#shared/document/model.ts';
import { type View, view } from '#shared/ledger/command.ts';
import type { FieldKnowledge } from '#shared/library/field-knowledge.ts';
import { letterDocument } from '../approval/paper.ts';
import { composedKinds } from '../compose.ts';
import { readLetter } from '../letter.ts';
import { caseNames, masksOf } from './case-names.ts';
import { hiddenNamesOf } from './hidden-names.ts';
import type { Mask } from './masks.ts';
import { reportingFace } from './reporting-face.ts';
import { serviceFace } from './service-face.ts';

export const faces = ['full', 'service', 'reporting'] as const;
export type Face = (typeof faces)[number];
export const faceWords: Readonly<Record<Face, string>> = { full: '全文版', service: '送达版（遮名）', reporting: '汇报版（只有数字）' };

export interface LetterFace {
  readonly face: Face;
  readonly model: DocumentModel;
  /** Names that must not stand in the finished file; none for the full face. */
  readonly forbidden: readonly string[];
  readonly masks: readonly Mask[];
  /** Those of the names that a person added to the list. */
  readonly hidden: readonly string[];
}

/** One letter for one kind of reader. */
export function letterFace(knowledge: FieldKnowledge): View<{ id: string; face: Face }, LetterFace | null> {
  return view({
    params: z.object({ id: z.string().max(120), face: z.enum(faces) }),
    kinds: [...composedKinds, 'reply', 'paper', 'hiddenNames'],
    read: (source, { id, face }) => {
      const record = source.record('letter', id);
      const model = letterDocument(source, id);
      if (!record || !model) return null;
      const letter = readLetter(record);
      if (face === 'full') return { face, model, forbidden: [], masks: [], hidden: [] };
      const masks = masksOf(source, letter);
      const forbidden = [...new Set([...caseNames(source, letter.facility), ...masks.map(({ name }) => name)])];
      return {
        face,
        model: face === 'service' ? serviceFace(model, masks) : reportingFace(source, knowledge, letter),
        forbidden,
        masks,
        hidden: hiddenNamesOf(source),
      };
    },
  });
}
