import { App, Input } from 'antd';
import { type ReactNode, useCallback, useRef } from 'react';
import { cleanText } from '#shared/kernel/text.ts';

/** Longest reason that the ledger takes. */
const MAX_REASON = 1_000;

export interface DangerQuestion {
  /** Names the object and the count. */
  readonly title: string;
  /** What happens, and how to get it back. */
  readonly words: ReactNode;
  readonly act: string;
  /** Asks for a reason; it goes into the ledger. */
  readonly reason?: boolean;
}

/** Asks before something is taken away. Resolves with the reason ('' when none was asked), or null when the person steps back. */
export function useConfirmDanger(): (question: DangerQuestion) => Promise<string | null> {
  const { modal } = App.useApp();
  const reason = useRef('');
  return useCallback(
    (question) =>
      new Promise((resolve) => {
        reason.current = '';
        modal.confirm({
          title: question.title,
          content: (
            <div className="stack">
              <div>{question.words}</div>
              {question.reason ? (
                <Input.TextArea
                  aria-label="理由"
                  placeholder="理由（写入登记簿）"
                  autoSize={{ minRows: 2, maxRows: 5 }}
                  maxLength={MAX_REASON}
                  onChange={(event) => {
                    reason.current = event.target.value;
                  }}
                />
              ) : null}
            </div>
          ),
          okText: question.act,
          okButtonProps: { danger: true },
          cancelText: '返回',
          focusable: { autoFocusButton: 'cancel' },
          onOk: () => resolve(cleanText(reason.current).trim()),
          onCancel: () => resolve(null),
        });
      }),
    [modal],
  );
}
