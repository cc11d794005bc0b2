import type { ReactNode } from 'react';
import { ApprovalSection } from './approval-section.tsx';
import { CodeSection } from './code-section.tsx';
import { DepartmentSection } from './department-section.tsx';
import { LimitSection } from './limit-section.tsx';

/** 本院设置: names, codes, powers and stricter limits of this office, kept in the book and handed out with its task packages. */
export function OfficeTab(): ReactNode {
  return (
    <div className="wide">
      <p className="soft small">这些设置随任务包发到各组。标“待核”的是通行做法，使用前请与本院规定核对。</p>
      <DepartmentSection />
      <CodeSection />
      <ApprovalSection />
      <LimitSection />
    </div>
  );
}
