import type { Block, Cell } from '#shared/document/model.ts';
import { type Interview, linesOf, readInterview } from '#shared/interview/interview.ts';
import { interviewTitleWords, personRoleWords, readBackStatements } from '#shared/interview/words.ts';
import { chineseDate } from '#shared/kernel/date-only.ts';
import { form, label, line, said, toSign, wide } from './form.ts';
import type { SheetMaker } from './sheets.ts';

const clockWords = (time: string): string => {
  const [hour, minute] = time.split(':');
  return time === '' ? '　　时　　分' : `${Number(hour)}时${Number(minute)}分`;
};

function when(interview: Interview): string {
  const day = interview.on === null ? '　　　　年　　月　　日' : chineseDate(interview.on);
  return `${day}${clockWords(interview.fromTime)}至${clockWords(interview.toTime)}`;
}

function personRows(interview: Interview): readonly (readonly Cell[])[] {
  if (interview.kind === 'forum')
    return [[label('参加人数'), interview.attendance === null ? '' : `${interview.attendance}人`, label('对象'), personRoleWords[interview.role]]];
  const rows: (readonly Cell[])[] = [[label('被谈话人'), interview.personName, label('身份'), personRoleWords[interview.role]]];
  rows.push([
    label('监区或部门'),
    interview.personWing,
    label(interview.role === 'prisoner' ? '罪犯编号' : '职务或关系'),
    interview.role === 'prisoner' ? interview.personNumber : interview.personDuty,
  ]);
  if (interview.role === 'prisoner') rows.push([label('罪名'), interview.personCrime, label('刑期'), interview.personTerm]);
  return rows;
}

/** 谈话笔录 (field report 2.3 G): time, place, talkers and recorder, the person, rights told, questions and answers, what the person wrote and signed; signed under every page. */
export const interviewSheet: SheetMaker = (source, letter, text) => {
  const record = source.record('interview', letter.records[0] ?? '');
  if (!record) return { body: text };
  const interview = readInterview(record);
  const rights = interview.rightsNote === '' ? '已告知被谈话人依法享有的权利和如实陈述的义务。' : interview.rightsNote;
  const talk = linesOf(source, interview.id).flatMap(({ question, answer }): Block[] => [said('问：', question), said('答：', answer)]);
  const statement = interview.readBack === null ? '' : readBackStatements[interview.readBack];
  return {
    title: interviewTitleWords[interview.kind],
    pageFoot: interview.kind === 'forum' ? toSign('参加人（签名）', 12) : toSign('被谈话人（签名、捺印）', 12),
    body: [
      form([
        [label('时间'), wide(when(interview))],
        [label('地点'), wide(interview.place)],
        [label('谈话人'), interview.talkers.join('、'), label('记录人'), interview.recorder],
        ...personRows(interview),
      ]),
      ...(interview.rightsTold ? [said('告知：', rights)] : []),
      ...talk,
      ...text,
      ...(interview.corrections === '' ? [] : [said('更正和补充：', interview.corrections)]),
      ...(statement === '' ? [] : [line(`　　${statement}`)]),
      line(`${toSign('被谈话人（签名、捺印）', 6)}　　年　　月　　日`),
      line(`${toSign('谈话人（签名）', 6)}${toSign('记录人（签名）', 5)}`),
    ],
  };
};
