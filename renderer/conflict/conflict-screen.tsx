import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useWay } from '#renderer/app/route.tsx';
import { useView } from '#renderer/data/use-view.ts';
import { ConflictList } from './conflict-list.tsx';
import { QuestionList } from './question-list.tsx';
import { SameList } from './same-list.tsx';

const count = (words: string, number: number | undefined): string => (number ? `${words} ${number}` : words);

/** Where people differ, what was asked back about it, and what may have been written down twice. */
export function ConflictScreen(): ReactNode {
  const { route, stay } = useWay();
  const conflicts = useView('conflicts.list', {}).data;
  const questions = useView('questions.list', {}).data;
  const same = useView('findings.same', {}).data;
  return (
    <div className="screen" data-region tabIndex={-1}>
      <div className="screen-inner">
        <h1>分歧</h1>
        <Tabs
          activeKey={route.tab ?? 'fields'}
          onChange={(tab) => stay({ tab })}
          items={[
            { key: 'fields', label: count('字段分歧', conflicts?.length), children: <ConflictList /> },
            { key: 'questions', label: count('询问', questions?.length), children: <QuestionList /> },
            { key: 'same', label: count('同一问题', same?.waiting), children: <SameList /> },
          ]}
        />
      </div>
    </div>
  );
}
