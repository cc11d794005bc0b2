import { Button, Dropdown, Select } from 'antd';
import { type ComponentProps, type ReactNode, useCallback, useState } from 'react';
import { useCore, useDraftKeepers } from '#renderer/data/core-context.tsx';
import { useAttempt, useTell } from '#renderer/data/use-command.ts';
import { useView } from '#renderer/data/use-view.ts';
import { fillOfficeTemplate } from '#renderer/document/office-template.ts';
import { DocumentPreview } from '#renderer/document/preview.tsx';
import type { Outgoing } from '#renderer/document/use-document-export.ts';
import { fromBase64 } from '#shared/kernel/bytes.ts';
import { fromFailure } from '#shared/kernel/errors.ts';
import { type Face, faces, faceWords } from '#shared/letter/faces/views.ts';
import { issuedMoment } from '#shared/letter/issue-letter.ts';
import type { LetterDetail } from '#shared/letter/views.ts';
import { letterTypeWords } from '#shared/letter/words.ts';
import { HiddenNames } from './hidden-names.tsx';
import { useLatestLetter } from './use-latest-letter.ts';

const fileWords: Readonly<Record<Face, string>> = { full: '', service: '（送达版）', reporting: '（汇报版）' };

/** The letter on paper, in the face of who will read it. */
export function LetterPaper({ detail, place }: { detail: LetterDetail; place: ComponentProps<typeof DocumentPreview>['place'] }): ReactNode {
  const core = useCore();
  const keepers = useDraftKeepers();
  const attempt = useAttempt();
  const tell = useTell();
  const [face, setFace] = useState<Face>('full');
  const { model, latest } = useLatestLetter(detail);
  const { data: other } = useView('letters.face', face === 'full' ? null : { id: detail.letter.id, face });
  const { letter } = detail;
  const name = `${detail.row.facilityName}${letterTypeWords[letter.type]}${letter.number ?? ''}${fileWords[face]}`;
  const outgoing = useCallback(async (): Promise<Outgoing> => {
    if (face === 'full') {
      const issued = letter.status === 'issued' && letter.issuedOn !== null ? { created: issuedMoment(letter.issuedOn), expected: letter.issuedPdf } : {};
      return { paper: await latest(), forbidden: [], ...issued };
    }
    await keepers.commitAll();
    const fresh = await core.read('letters.face', { id: letter.id, face });
    if (!fresh) throw fromFailure({ code: 'letter.gone', words: '这件文书已不在列表中，没有生成文件。', next: '请返回列表查看。' });
    return { paper: fresh.model, forbidden: fresh.forbidden };
  }, [core, face, keepers, latest, letter]);
  const shown = face === 'full' ? model : other?.face === face ? other.model : undefined;
  const { data: templates } = useView('templates.list', { type: letter.type });
  const [filling, setFilling] = useState(false);
  const withTemplate = async (id: string): Promise<void> => {
    setFilling(true);
    await attempt(async () => {
      const file = await core.read('templates.file', { id });
      if (!file) throw fromFailure({ code: 'template.gone', words: '这个模板已被移除，没有生成文件。', next: '请重新选择。' });
      const { paper, forbidden } = await outgoing();
      const written = await core.files.save({
        name: `${name}（${file.name}）.docx`,
        bytes: await fillOfficeTemplate(fromBase64(file.content), paper, forbidden),
      });
      if (written) tell.note(`${written.name} 已写入 ${written.place}，已回读核对`);
    });
    setFilling(false);
  };
  const tools = (
    <>
      <Select<Face>
        aria-label="版本"
        value={face}
        onChange={setFace}
        popupMatchSelectWidth={false}
        options={faces.map((value) => ({ value, label: faceWords[value] }))}
      />
      {templates && templates.length > 0 ? (
        <Dropdown
          trigger={['click']}
          menu={{ items: templates.map(({ id, name: label }) => ({ key: id, label })), onClick: ({ key }) => void withTemplate(key) }}
        >
          <Button loading={filling}>按本院模板导出</Button>
        </Dropdown>
      ) : null}
    </>
  );
  const above = face !== 'full' && other?.face === face ? <HiddenNames face={other} /> : undefined;
  return <DocumentPreview model={shown ?? model} name={name} latest={outgoing} tools={tools} above={above} place={place} />;
}
