import type { CoreApi } from '#renderer/core/api.ts';
import { documents } from '#renderer/document/documents-client.ts';
import type { BundleItem } from '#renderer/document/use-document-export.ts';
import type { WorkbookModel } from '#shared/document/sheet.ts';
import { systemClock } from '#shared/kernel/clock.ts';
import { fromFailure } from '#shared/kernel/errors.ts';
import type { CutoffParams } from '#shared/summary/filter.ts';
import type { ReportParams } from '#shared/summary/report/report-params.ts';
import { type ReportType, reportReaders, reportTypeWords } from '#shared/summary/report/words.ts';
import type { WorkbookKind } from '#shared/summary/sheets/ledger-workbooks.ts';

type Core = Pick<CoreApi, 'read'>;

/** What stays in the house lies in a folder of its own, and says so in its name. */
const INTERNAL = '内部（不得外发）';
const OUTWARD = '可外发（发出前核对）';
const pathOf = (internal: boolean, name: string, ending: string): string =>
  internal ? `${INTERNAL}/${name}（内部）.${ending}` : `${OUTWARD}/${name}.${ending}`;

export interface OfferedLedger {
  readonly which: WorkbookKind;
  readonly name: string;
  readonly words: string;
  readonly internal: boolean;
}

/** A ledger as it may be handed on; one that tells the prison side what it must not know is refused in words. */
export async function ledgerBook(core: Core, params: CutoffParams, which: WorkbookKind): Promise<WorkbookModel> {
  const trouble = await core.read('summary.ledgerTrouble', { ...params, which });
  if (trouble) throw fromFailure({ next: '', ...trouble });
  return core.read('summary.workbook', { ...params, which });
}

export const ledgerItems = (core: Core, params: CutoffParams, ledgers: readonly OfferedLedger[]): readonly BundleItem[] =>
  ledgers.map(({ which, name, internal }) => ({
    path: pathOf(internal, name, 'xlsx'),
    make: async (work) => documents().make({ make: 'xlsx', workbook: await ledgerBook(core, params, which) }, work),
  }));

/** Reports over all places that go along with the ledgers. */
const bundled: readonly ReportType[] = ['summary', 'resident', 'system'];

export const reportParams = (params: CutoffParams): readonly ReportParams[] => bundled.map((type) => ({ ...params, type }));

/** Each report as DOCX and PDF; one that may not go to its readers stops the whole. */
export const reportItems = (core: Core, params: CutoffParams): readonly BundleItem[] =>
  reportParams(params).flatMap((report) =>
    (['docx', 'pdf'] as const).map(
      (format): BundleItem => ({
        path: pathOf(reportReaders[report.type] === 'internal', reportTypeWords[report.type], format),
        make: async (work) => {
          const { model, trouble } = await core.read('report.paper', report);
          if (trouble) throw fromFailure({ next: '', ...trouble });
          return format === 'docx'
            ? documents().make({ make: 'docx', model }, work)
            : documents().make({ make: 'pdf', model, created: systemClock.now() }, work);
        },
      }),
    ),
  );

/** How the list in the bundle begins. */
export const bundleNote = (title: string, cutoff: string, narrowed: string): readonly string[] => [
  `${title}汇总材料`,
  `统计截止 ${cutoff}${narrowed === '' ? '' : `；筛选：${narrowed}`}`,
  `“${INTERNAL}”中的文件含派驻检察问题和内部指标，不得发给被巡单位和监狱管理局；外发时只取“${OUTWARD}”中的文件，不要转发整个压缩包。`,
];
