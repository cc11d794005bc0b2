import type { ReactNode } from 'react';
import { Mark, type Tone } from '#renderer/ui/words.tsx';
import type { HealthSeverity } from '#shared/letter/health/health.ts';
import './health.css';

const severityWords: Readonly<Record<HealthSeverity, string>> = { blocks: '必须改', asks: '请核对', remark: '提示' };
const severityTones: Readonly<Record<HealthSeverity, Tone>> = { blocks: 'alarm', asks: 'attention', remark: 'plain' };

/** How much a finding of the health check weighs. */
export const HealthMark = ({ severity }: { severity: HealthSeverity }): ReactNode => <Mark tone={severityTones[severity]}>{severityWords[severity]}</Mark>;
