import type { Replica } from '#shared/ledger/replica.ts';
import type { Session } from '../session.ts';
import { textOrNull } from './exchange-parts.ts';
import { madeImports } from './made-imports.ts';

/** Team of this laptop in the open round: as the hub has registered it, else as its newest task package was addressed. Undefined at the hub. */
export function ownTeam(session: Session): string | undefined {
  const { replica, author } = session.round.book;
  const registered = textOrNull(replica.fold.record('device', author.device)?.fields['team']);
  if (registered !== null) return registered;
  const tasks = madeImports(session, replica.book).filter(({ fields }) => fields['packageKind'] === 'task');
  const newest = [...tasks].sort((a, b) => ((textOrNull(a.fields['at']) ?? '') < (textOrNull(b.fields['at']) ?? '') ? 1 : -1))[0];
  return teamNamed(replica, textOrNull(newest?.fields['team']) ?? '');
}

/** The team that goes by this name; undefined where none or several do. */
export function teamNamed(replica: Replica, name: string): string | undefined {
  const named = replica.fold.records('team').filter(({ fields }) => fields['name'] === name);
  return named.length === 1 ? named[0]?.id : undefined;
}
