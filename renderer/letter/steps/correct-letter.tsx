import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useWay } from '#renderer/app/route.tsx';
import { useCommand } from '#renderer/data/use-command.ts';
import { useConfirmDanger } from '#renderer/ui/confirm.tsx';
import type { Letter } from '#shared/letter/letter.ts';

interface CorrectProps {
  readonly letter: Letter;
  /** The correction that there is already, draft or issued. */
  readonly correctedBy: string | null;
  readonly label: string;
  /** Why, where a decision on an objection says so; else the person is asked. */
  readonly reason?: string;
}

/** Starts the letter that takes the place of an issued one, or leads to it. */
export function CorrectLetter({ letter, correctedBy, label, reason: known }: CorrectProps): ReactNode {
  const run = useCommand();
  const ask = useConfirmDanger();
  const { go } = useWay();
  if (letter.revokedOn !== null) return null;
  if (correctedBy !== null)
    return (
      <button type="button" className="link-button" onClick={() => go({ screen: 'letter', id: correctedBy })}>
        打开更正文书
      </button>
    );
  const correct = async (): Promise<void> => {
    const told = await ask({
      title: `更正《${letter.title}》${letter.number ?? ''}`,
      words: '原件保持发出时的样子。另起一份新的草稿，第一段写明更正哪一份，正文从原件带入，重新审批、编号、送达。',
      act: '制作 1 份更正文书',
      ...(known === undefined ? { reason: true } : {}),
    });
    if (told === null) return;
    const done = await run('letter.correct', { id: letter.id, reason: known ?? told });
    if (done.ok) go({ screen: 'letter', id: done.value.id });
  };
  return (
    <Button size="small" onClick={() => void correct()}>
      {label}
    </Button>
  );
}
