import { lazy, type ReactNode, Suspense } from 'react';
import { useView } from '#renderer/data/use-view.ts';
import { useStages } from '#renderer/ui/use-stages.ts';
import { StreamBand } from '#renderer/ui/words.tsx';
import type { CutoffParams } from '#shared/summary/filter.ts';
import type { BoardFigure, SummaryBoard } from '#shared/summary/views.ts';
import { BoardProgress } from './board-progress.tsx';
import { FigureTile } from './figure-tile.tsx';
import { MatrixTable } from './matrix-table.tsx';
import { CommonTable, LetterTable, ResidentTable } from './summary-tables.tsx';
import type { Follow } from './use-follow.ts';

const BoardCharts = lazy(async () => ({ default: (await import('./board-charts.tsx')).BoardCharts }));

/** Families that have a table or a chart of their own, and records that have a screen. */
const elsewhere = /^(findings\.byArea|findings\.byGroup|findings\.byType|common|cell|work|replies\.byAdoption)\.|@/;
/** What was done and what was answered stand below the matrix, under a heading of their own. */
const workAndReplies = /^(work|replies\.byAdoption)\./;

interface BoardProps {
  readonly data: SummaryBoard | undefined;
  readonly params: CutoffParams;
  readonly onFollow: Follow;
}

/** The board opens with what is most asked for; what takes longer follows below, one part after the other. */
export function Board({ data, params, onFollow }: BoardProps): ReactNode {
  const stage = useStages(4, data !== undefined);
  const open = (id: string): void => onFollow(id);
  return (
    <div className="screen" data-region tabIndex={-1}>
      <div className="screen-inner board" style={{ maxWidth: 'none' }} aria-busy={data === undefined}>
        <Section id="sum-figures" title="主要数据">
          <Figures figures={data?.figures.filter((figure) => figure.audience === 'outward')} onOpen={open} />
        </Section>
        <Section id="sum-matrix" title="业务 × 监狱（组）">
          {data && stage > 0 ? <MatrixTable matrix={data.matrix} onCell={open} /> : <Skeleton height={360} />}
        </Section>
        {stage > 1 ? (
          <Section id="sum-progress" title="回复、期限和覆盖">
            <BoardProgress params={params} />
          </Section>
        ) : null}
        {stage > 1 ? (
          <Section id="sum-work" title="检察工作和回复">
            <Tiles figures={(data?.figures ?? []).filter((figure) => workAndReplies.test(figure.id))} onOpen={open} />
          </Section>
        ) : null}
        {stage > 2 ? (
          <Suspense fallback={<Skeleton height={320} />}>
            <BoardCharts params={params} onFollow={onFollow} />
          </Suspense>
        ) : null}
        {stage > 3 ? <Lists data={data} params={params} onFollow={onFollow} /> : null}
      </div>
    </div>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }): ReactNode {
  return (
    <section className="section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

const Skeleton = ({ height }: { height: number }): ReactNode => <div className="skeleton" aria-hidden style={{ height }} />;

function Figures({ figures, onOpen }: { figures: readonly BoardFigure[] | undefined; onOpen: (id: string) => void }): ReactNode {
  if (!figures) return <Skeleton height={220} />;
  return <Tiles figures={figures.filter((figure) => !elsewhere.test(figure.id))} onOpen={onOpen} />;
}

function Tiles({ figures, onOpen }: { figures: readonly BoardFigure[]; onOpen: (id: string) => void }): ReactNode {
  return (
    <div className="figures">
      {figures.map((figure) => (
        <FigureTile key={figure.id} figure={figure} onFollow={onOpen} />
      ))}
    </div>
  );
}

function Lists({ data, params, onFollow }: BoardProps): ReactNode {
  const { data: common } = useView('summary.commonTypes', params);
  const { data: letters } = useView('summary.letters', params);
  const { data: resident } = useView('summary.resident', params);
  const open = (id: string): void => onFollow(id);
  return (
    <>
      <Section id="sum-common" title="在多所单位出现的类型">
        {common ? <CommonTable common={common} onFigure={open} /> : <Skeleton height={160} />}
      </Section>
      <Section id="sum-letters" title="已发出文书">
        {letters ? <LetterTable letters={letters} /> : <Skeleton height={160} />}
      </Section>
      <Section id="sum-internal" title="内部数据">
        <StreamBand stream="residentOffice" />
        <Figures figures={data?.figures.filter((figure) => figure.audience === 'internal')} onOpen={open} />
        {resident ? <ResidentTable rows={resident} /> : <Skeleton height={120} />}
      </Section>
    </>
  );
}
