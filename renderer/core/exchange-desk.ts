import type { CoreApi } from './api.ts';
import { deviceDesk } from './exchange/device-desk.ts';
import { exportPackage } from './exchange/export-desk.ts';
import { knownBase, lastPackage } from './exchange/export-scope.ts';
import { handoverDesk } from './exchange/handover-desk.ts';
import { importDesk } from './exchange/import-desk.ts';
import { importLog } from './exchange/import-log.ts';
import { ownTeam } from './exchange/own-team.ts';
import { receiptDesk } from './exchange/receipt-desk.ts';
import { refusedDesk } from './exchange/refused.ts';
import { roundKeyDesk } from './exchange/round-keys.ts';
import { missingVolumes } from './exchange/volumes.ts';
import type { OpenRound } from './open-round.ts';
import type { Session } from './session.ts';

/** Packages out and in, devices and their trust: put together from `exchange/`, one file for each. */
export function exchangeDesk(session: Session, commitAll: (round: OpenRound) => Promise<void>): CoreApi['exchange'] {
  let stopping = { aborted: false };
  return {
    ...deviceDesk(session),
    ...importDesk(session),
    ...importLog(session),
    ...handoverDesk(session),
    ...receiptDesk(session),
    ...refusedDesk(session),
    ...roundKeyDesk(session),
    missingVolumes: () => missingVolumes(session),
    known: async (input) => ({
      words: knownBase(session, input)?.words ?? null,
      last: lastPackage(session, input.kind)?.number ?? null,
      team: ownTeam(session) ?? null,
    }),
    exportPackage: (request, progress) => {
      stopping = { aborted: false };
      return exportPackage(session, commitAll, request, progress, stopping);
    },
    stopExport: async () => {
      stopping.aborted = true;
    },
  };
}
