import { addDays, type DateOnly, daysBetween } from '../kernel/date-only.ts';
import { seededRandom } from '../kernel/random.ts';
import { type Chance, chanceOf } from './chance.ts';
import type { SampleFacility, SampleFinding } from './sample-findings.ts';
import type { CommandInput } from './workbench.ts';

/** What was done on one day at one place: a row of the work log. */
export interface SampleWork {
  readonly day: DateOnly;
  readonly input: CommandInput<'workLog.add'>;
}

type Row = Pick<CommandInput<'workLog.add'>, 'method' | 'content' | 'volumes' | 'books' | 'persons' | 'hours' | 'items' | 'at' | 'inside'>;

/** The usual work of an inspection by the nine methods of GD 31, with amounts that differ from place to place. */
const usual = (chance: Chance): readonly Row[] => [
  { method: 'files', content: '查阅计分考核、奖惩审批和减刑假释案卷', at: 'officeComputer', volumes: chance.between(60, 140), books: chance.between(20, 45) },
  { method: 'files', content: '回看禁闭室、会见室监控录像，复听亲情电话录音', at: 'officeFootage', hours: chance.between(30, 80) },
  { method: 'walk', content: '实地察看监区、监舍、禁闭室、会见室、医院和劳动现场', at: 'onSite', inside: true, items: chance.between(9, 18) },
  { method: 'search', content: '检察清监和违禁品、危险品排查', at: 'onSite', inside: true, items: chance.between(2, 5) },
  { method: 'talk', content: '与即将刑满释放、提出控告申诉和受到较大奖惩的罪犯个别谈话', at: 'onSite', persons: chance.between(18, 42) },
  { method: 'policeTalk', content: '与监区民警、刑罚执行科民警座谈', at: 'onSite', persons: chance.between(6, 14) },
  { method: 'briefing', content: '听取监狱工作情况介绍，列席狱情分析会', at: 'onSite', items: chance.between(1, 3) },
  { method: 'questionnaire', content: '向在押罪犯和民警发放调查问卷', at: 'onSite', items: chance.between(80, 160) },
  { method: 'complaint', content: '开启检察信箱，受理控告、举报和申诉', at: 'onSite', items: chance.between(1, 6) },
];

/** Work logs of one team's places, in the days on site. Random of its own, so that nothing else of the sample moves with it. */
export function sampleWork(team: string, facilities: readonly SampleFacility[], names: readonly string[]): readonly SampleWork[] {
  const chance = chanceOf(seededRandom(`sample work ${team}`));
  return facilities.flatMap((facility) =>
    usual(chance).map((row): SampleWork => {
      const day = addDays(facility.onSiteFrom, chance.between(1, Math.max(1, daysBetween(facility.onSiteFrom, facility.onSiteTo) - 1)));
      return { day, input: { ...row, facility: facility.id, on: day, people: chance.shuffled(names.slice(1)).slice(0, 2) } };
    }),
  );
}

/** Some problems of the year before at the same places, as that round's 问题台账 would bring them. */
export function samplePrevious(findings: readonly SampleFinding[]): CommandInput<'previousProblem.import'>['rows'] {
  const chance = chanceOf(seededRandom('sample previous round'));
  return chance
    .shuffled(findings.filter((finding) => finding.stream === 'prison'))
    .slice(0, 40)
    .map(({ facility, wing, type, title, foundOn }) => ({
      ...{ facility: facility.name, wing, type, title },
      facts: '上一轮巡回检察已指出，当年报告称整改完毕。',
      foundOn: `2021-${foundOn.slice(5)}`,
      measure: '反馈意见',
      state: '已销号',
    }));
}
