import {
  AuditOutlined,
  BranchesOutlined,
  CheckSquareOutlined,
  ClockCircleOutlined,
  ContainerOutlined,
  DashboardOutlined,
  FileTextOutlined,
  FundOutlined,
  MessageOutlined,
  ReadOutlined,
  SettingOutlined,
  SignatureOutlined,
  SwapOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useStatus } from '#renderer/data/core-context.tsx';
import { type Screen, useWay } from './route.tsx';

export const places: readonly { readonly screen: Screen; readonly label: string; readonly icon: ReactNode }[] = [
  { screen: 'home', label: '工作台', icon: <DashboardOutlined /> },
  { screen: 'round', label: '轮次', icon: <ContainerOutlined /> },
  { screen: 'checklist', label: '检查清单', icon: <CheckSquareOutlined /> },
  { screen: 'finding', label: '问题', icon: <AuditOutlined /> },
  { screen: 'interview', label: '谈话日志', icon: <MessageOutlined /> },
  { screen: 'letter', label: '文书', icon: <FileTextOutlined /> },
  { screen: 'approval', label: '审批', icon: <SignatureOutlined /> },
  { screen: 'clock', label: '期限', icon: <ClockCircleOutlined /> },
  { screen: 'exchange', label: '交换', icon: <SwapOutlined /> },
  { screen: 'conflict', label: '分歧', icon: <BranchesOutlined /> },
  { screen: 'summary', label: '汇总', icon: <FundOutlined /> },
  { screen: 'library', label: '资料库', icon: <ReadOutlined /> },
  { screen: 'settings', label: '设置', icon: <SettingOutlined /> },
];

export function Navigation(): ReactNode {
  const { route, go } = useWay();
  const disputed = useStatus()?.disputed ?? 0;
  return (
    <nav className="desk-nav" aria-label="导航">
      {places.map(({ screen, label, icon }) => (
        <button key={screen} type="button" aria-current={route.screen === screen ? 'page' : undefined} onClick={() => go({ screen })}>
          <span aria-hidden>{icon}</span>
          <span>{label}</span>
          {screen === 'conflict' && disputed > 0 ? <span className="nav-count number">{disputed}</span> : null}
        </button>
      ))}
    </nav>
  );
}
