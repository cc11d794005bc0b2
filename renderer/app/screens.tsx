import { lazy, type ReactNode, Suspense } from 'react';
import type { Screen } from './route.tsx';

const all = {
  home: lazy(async () => ({ default: (await import('#renderer/home/home-screen.tsx')).HomeScreen })),
  round: lazy(async () => ({ default: (await import('#renderer/round/round-screen.tsx')).RoundScreen })),
  checklist: lazy(async () => ({ default: (await import('#renderer/checklist/checklist-screen.tsx')).ChecklistScreen })),
  clock: lazy(async () => ({ default: (await import('#renderer/clock/clock-screen.tsx')).ClockScreen })),
  library: lazy(async () => ({ default: (await import('#renderer/library/library-screen.tsx')).LibraryScreen })),
  finding: lazy(async () => ({ default: (await import('#renderer/finding/finding-screen.tsx')).FindingScreen })),
  interview: lazy(async () => ({ default: (await import('#renderer/interview/interview-screen.tsx')).InterviewScreen })),
  approval: lazy(async () => ({ default: (await import('#renderer/approval/approval-screen.tsx')).ApprovalScreen })),
  letter: lazy(async () => ({ default: (await import('#renderer/letter/letter-screen.tsx')).LetterScreen })),
  exchange: lazy(async () => ({ default: (await import('#renderer/exchange/exchange-screen.tsx')).ExchangeScreen })),
  conflict: lazy(async () => ({ default: (await import('#renderer/conflict/conflict-screen.tsx')).ConflictScreen })),
  summary: lazy(async () => ({ default: (await import('#renderer/summary/summary-screen.tsx')).SummaryScreen })),
  settings: lazy(async () => ({ default: (await import('#renderer/settings/settings-screen.tsx')).SettingsScreen })),
};

export function ScreenOf({ screen }: { screen: Screen }): ReactNode {
  const Body = all[screen];
  return (
    <Suspense fallback={null}>
      <Body />
    </Suspense>
  );
}
