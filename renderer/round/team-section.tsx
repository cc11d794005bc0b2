import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useCommand } from '#renderer/data/use-command.ts';
import { useDraftRecord } from '#renderer/data/use-draft-field.ts';
import { useConfirmDanger } from '#renderer/ui/confirm.tsx';
import { chineseNumber } from '#shared/kernel/numerals.ts';
import type { Member } from '#shared/round/member.ts';
import type { TeamWithPeople } from '#shared/round/overview.ts';
import { memberRoles, memberRoleWords } from '#shared/round/words.ts';
import { AddLine } from './add-line.tsx';
import { InlineChoice, InlineText } from './inline-field.tsx';
import { pastedMembers } from './paste.ts';

/** The teams, each with its people. */
export function TeamSection({ teams }: { teams: readonly TeamWithPeople[] }): ReactNode {
  const run = useCommand();
  const [name, setName] = useState('');
  const add = async (): Promise<void> => {
    const result = await run('team.add', { name: name.trim() || nextTeamName(teams.length) });
    if (result.ok) setName('');
  };
  return (
    <section className="section" aria-labelledby="round-teams">
      <h2 id="round-teams">巡回检察组</h2>
      {teams.length === 0 ? <p className="soft">先建组，再录入每组成员；成员名单可以从表格软件整块复制后粘贴。</p> : null}
      {teams.map((team) => (
        <TeamBlock key={team.id} team={team} />
      ))}
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <Input
          style={{ width: 220 }}
          aria-label="新组名称"
          placeholder={nextTeamName(teams.length)}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button htmlType="submit">增加一组</Button>
      </form>
    </section>
  );
}

const nextTeamName = (count: number): string => `第${chineseNumber(count + 1)}巡回检察组`;

function TeamBlock({ team }: { team: TeamWithPeople }): ReactNode {
  const record = useDraftRecord('team', team.id);
  const run = useCommand();
  const confirm = useConfirmDanger();
  const addAll = async (text: string): Promise<boolean> => {
    for (const member of pastedMembers(text)) {
      const result = await run('member.add', { name: member.name, team: team.id, role: member.role, office: member.office });
      if (!result.ok) return false;
    }
    return true;
  };
  const remove = async (): Promise<void> => {
    const answer = await confirm({ title: `删除${team.name}`, words: '组内还有成员或监狱时不能删除。删除后可按 Ctrl+Z 撤销。', act: '删除这 1 个组' });
    if (answer !== null) await run('team.remove', { id: team.id });
  };
  return (
    <section className="team-block" aria-label={team.name}>
      <div className="row">
        <InlineText record={record} field="name" label="组名" value={team.name} width={200} />
        <span className="soft">
          {team.members.length} 人 · {team.facilities.length} 所监狱 · {team.findings} 个问题
        </span>
        <span className="grow" />
        <Button size="small" type="text" danger onClick={() => void remove()}>
          删除组
        </Button>
      </div>
      <table className="inline-table">
        <thead>
          <tr>
            <th scope="col" style={{ width: 160 }}>
              姓名
            </th>
            <th scope="col" style={{ width: 140 }}>
              职责
            </th>
            <th scope="col">所在单位</th>
            <th scope="col" style={{ width: 64 }}>
              操作
            </th>
          </tr>
        </thead>
        <tbody>
          {team.members.map((member) => (
            <MemberRow key={member.id} member={member} />
          ))}
          <tr>
            <td colSpan={4}>
              <AddLine label={`${team.name}增加成员`} placeholder="输入姓名回车增加；或粘贴“姓名　职责　单位”多行" onAdd={addAll} />
            </td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function MemberRow({ member }: { member: Member }): ReactNode {
  const record = useDraftRecord('member', member.id);
  const run = useCommand();
  return (
    <tr>
      <td>
        <InlineText record={record} field="name" label="姓名" value={member.name} />
      </td>
      <td>
        <InlineChoice
          record={record}
          field="role"
          label={`${member.name}的职责`}
          value={member.role}
          options={memberRoles.map((value) => ({ value, label: memberRoleWords[value] }))}
        />
      </td>
      <td>
        <InlineText record={record} field="office" label={`${member.name}的单位`} value={member.office} />
      </td>
      <td>
        <Button size="small" type="text" onClick={() => void run('member.remove', { id: member.id })} aria-label={`移除${member.name}（可撤销）`}>
          移除
        </Button>
      </td>
    </tr>
  );
}
