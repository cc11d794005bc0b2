import type { WorkCounts } from '#shared/interview/work-counts.ts';
import type { Member } from '#shared/round/member.ts';
import { membersOf } from '#shared/round/member.ts';
import { memberRoleWords } from '#shared/round/words.ts';
import type { Ground } from '../skeleton.ts';

/** 查阅案卷26卷、台账42册，查看监控录像30小时，谈话38人次; empty where nothing was recorded. */
export function workWords({ total, interviews, materials }: WorkCounts): string {
  const parts = [
    total.volumes > 0 ? `查阅案卷${total.volumes}卷` : '',
    total.books > 0 ? `查阅台账、簿册${total.books}册` : '',
    total.hours > 0 ? `查看音视频${total.hours}小时` : '',
    total.persons > 0 ? `谈话${total.persons}人次` : '',
    interviews > 0 ? `制作笔录${interviews}份` : '',
    materials.entries > 0 ? `调取、复制材料${materials.copies}份` : '',
  ];
  return parts.filter((part) => part !== '').join('，');
}

/** Members of the team that answers for the place; all of the round for papers of the whole round. */
export function teamMembers({ source, facility }: Ground): readonly Member[] {
  return membersOf(source).filter((member) => facility === null || facility.team === '' || member.team === facility.team);
}

/** 组长某某；主办检察官某某；组员某某、某某. */
export function memberWords(members: readonly Member[]): string {
  const roles = [...new Set(members.map((member) => member.role))];
  const order = Object.keys(memberRoleWords);
  roles.sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return roles
    .map((role) => {
      const names = members.filter((member) => member.role === role).map((member) => member.name);
      return `${memberRoleWords[role]}${names.join('、')}`;
    })
    .join('；');
}
