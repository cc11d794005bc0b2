import { type ReactNode, useState } from 'react';
import { useWay } from '#renderer/app/route.tsx';
import { useView } from '#renderer/data/use-view.ts';
import { SplitPane } from '#renderer/ui/split-pane.tsx';
import { TroubleNote } from '#renderer/ui/words.tsx';
import { type ReportParams, reportKey } from '#shared/summary/report/report-params.ts';
import { isPeriodic } from '#shared/summary/report/words.ts';
import type { SummaryParams } from '../use-summary-params.ts';
import { ExportedReport } from './exported-report.tsx';
import { ReportListPane } from './report-list.tsx';
import { ReportPane } from './report-pane.tsx';
import './report.css';

/** `exported:<id>`: a report that left the program; else the key of one that can be written. */
const EXPORTED = 'exported:';

/** Period of the routine reports, kept while the screen is open. */
interface Period {
  readonly from?: string;
  readonly to?: string;
}

/** Reports of the summary: what can be written, what was exported, and whether its figures still hold. */
export function ReportDesk({ asked }: { asked: SummaryParams }): ReactNode {
  const { data, trouble } = useView('report.list', asked.params);
  const { route, stay } = useWay();
  const [period, setPeriod] = useState<Period>({});
  if (trouble) return <TroubleNote trouble={trouble} />;
  if (!data) return null;
  const write = ({ type, facility, filter }: ReportParams): void => {
    asked.setFilter(filter ?? {});
    stay({ id: reportKey({ type, facility }) });
  };
  const exported = route.id?.startsWith(EXPORTED) ? route.id.slice(EXPORTED.length) : undefined;
  const offer = data.offered.find(({ key }) => key === route.id) ?? data.offered[0];
  const params: ReportParams | undefined = offer && {
    ...offer.params,
    ...asked.params,
    ...(isPeriodic(offer.params.type) ? period : {}),
  };
  const body =
    exported !== undefined ? (
      <ExportedReport key={exported} id={exported} onWrite={write} />
    ) : offer && params ? (
      <ReportPane key={offer.key} params={params} title={offer.title} exported={data.exported} period={period} onPeriod={setPeriod} />
    ) : null;
  const list = (
    <ReportListPane
      list={data}
      active={exported === undefined ? offer?.key : undefined}
      activeExported={exported}
      onOffer={(key) => stay({ id: key })}
      onExported={(id) => stay({ id: `${EXPORTED}${id}` })}
    />
  );
  return (
    <div className="common-desk" data-region tabIndex={-1}>
      <SplitPane
        name="report"
        panes={[
          { key: 'list', min: 220, size: 280, body: list },
          { key: 'paper', min: 480, body },
        ]}
      />
    </div>
  );
}
