import type { Moment } from '../kernel/clock.ts';
import { nothingSchema } from '../kernel/schemas.ts';
import { type ViewSource, view } from '../ledger/command.ts';
import { authorOf } from '../round/history.ts';
import { readQuestion } from '../round/question.ts';
import { teamsOf } from '../round/team.ts';
import { describeRecord } from './describe-record.ts';
import { fieldWords, kindWords } from './kinds.ts';

export interface QuestionRow {
  readonly id: string;
  readonly about: string;
  readonly record: string;
  readonly field: string;
  /** `问题“禁闭超期限”的事实` */
  readonly words: string;
  readonly team: string;
  readonly teamName: string;
  readonly text: string;
  readonly asker: string;
  readonly askedAt: Moment | null;
  readonly answer: string;
  readonly answerer: string;
  /** Asked of the team that this laptop belongs to. */
  readonly mine: boolean;
}

/** Open questions; those to this laptop's own team first. */
export const listQuestions = view({
  params: nothingSchema,
  kinds: ['question', 'team', 'finding', 'letter', 'evidence', 'facility', 'device'],
  read: (source): readonly QuestionRow[] => {
    const teams = new Map(teamsOf(source).map((team) => [team.id, team.name]));
    const own = source.record('device', source.author.device)?.fields['team'];
    return source
      .records('question')
      .map((record): QuestionRow => {
        const { id, about, record: asked, field, team, text, answer } = readQuestion(record);
        const subject = source.record(about, asked);
        const title = subject ? describeRecord(source, subject).title : '';
        const asker = writerOf(source, id, 'text');
        return {
          ...{ id, about, record: asked, field, team, text, answer },
          words: `${kindWords[about] ?? about}“${title || '未命名'}”的${fieldWords(about, field)}`,
          teamName: teams.get(team) ?? '',
          asker: asker?.person ?? '',
          askedAt: asker?.at ?? null,
          answerer: answer === '' ? '' : (writerOf(source, id, 'answer')?.person ?? ''),
          mine: own === team,
        };
      })
      .sort((a, b) => Number(b.mine) - Number(a.mine) || Number(a.answer !== '') - Number(b.answer !== '') || (a.id < b.id ? -1 : 1));
  },
});

function writerOf(source: ViewSource, id: string, field: string): ReturnType<typeof authorOf> | undefined {
  const head = source.registers('question', id).get(field)?.heads[0];
  return head && authorOf(source, head.entry);
}
