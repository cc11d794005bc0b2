import { Button } from 'antd';
import type { ReactNode } from 'react';
import { WordsBox } from '#renderer/ui/words.tsx';
import type { OfferedServer } from '#shared/exchange/package.ts';

interface OfferedNoteProps {
  readonly offered: OfferedServer;
  /** The address in use, where it is another one. */
  readonly inUse: string | null;
  readonly onSetUp: () => void;
}

/** What the hub's task package says about the server: an offer that the person looks at and completes with their own user and password. */
export function OfferedNote({ offered, inUse, onSetUp }: OfferedNoteProps): ReactNode {
  return (
    <WordsBox tone="attention" label="任务包写明的服务器">
      <div>
        组织方的任务包写明：本轮次经服务器 <strong>{offered.address}</strong> 的数据库 <strong>{offered.database}</strong> 交换
        {offered.pin === null ? '' : '，证书已由组织方固定'}。
        {inUse === null ? '本机还没有连接它；核对后填写自己的用户名和口令即可接通。' : `本机现在用的是 ${inUse}；核对无误后可改用。`}
      </div>
      <div>
        <Button onClick={onSetUp}>{inUse === null ? '核对并填写' : '核对并改用'}</Button>
      </div>
    </WordsBox>
  );
}
