import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useCommand } from '#renderer/data/use-command.ts';
import { useDraftRecord } from '#renderer/data/use-draft-field.ts';
import { useStages } from '#renderer/ui/use-stages.ts';
import type { FacilityWithCounts, TeamWithPeople } from '#shared/round/overview.ts';
import { facilityKinds, facilityKindWords } from '#shared/round/words.ts';
import { AddLine } from './add-line.tsx';
import { InlineChoice, InlineCount, InlineDate, InlineList, InlineText } from './inline-field.tsx';
import { pastedFacilities } from './paste.ts';

/** Each row has two lists and two calendars to draw: all of a province's at once would hold the page for longer than a tenth of a second. */
const ROWS_AT_ONCE = 3;

/** The places, each given to a team, with its days on site. */
export function FacilitySection({ facilities, teams }: { facilities: readonly FacilityWithCounts[]; teams: readonly TeamWithPeople[] }): ReactNode {
  const drawn = useStages(Math.ceil(facilities.length / ROWS_AT_ONCE), true);
  const run = useCommand();
  const addAll = async (text: string): Promise<boolean> => {
    for (const { name, wings } of pastedFacilities(text)) {
      const result = await run('facility.add', { name, wings });
      if (!result.ok) return false;
    }
    return true;
  };
  return (
    <section className="section" aria-labelledby="round-facilities">
      <h2 id="round-facilities">被巡单位</h2>
      <table className="inline-table">
        <thead>
          <tr>
            <th scope="col" style={{ width: 150 }}>
              名称
            </th>
            <th scope="col" style={{ width: 118 }}>
              类型
            </th>
            <th scope="col" style={{ width: 160 }}>
              负责的组
            </th>
            <th scope="col">监区</th>
            <th scope="col" style={{ width: 132 }}>
              进驻
            </th>
            <th scope="col" style={{ width: 132 }}>
              撤出
            </th>
            <th scope="col" style={{ width: 80 }}>
              进监人数
            </th>
            <th scope="col" style={{ width: 60 }}>
              操作
            </th>
          </tr>
        </thead>
        <tbody>
          {facilities.slice(0, drawn * ROWS_AT_ONCE).map((facility) => (
            <FacilityRow key={facility.id} facility={facility} teams={teams} />
          ))}
          <tr>
            <td colSpan={8}>
              <AddLine label="增加被巡单位" placeholder="输入名称回车增加；或粘贴“名称　一监区、二监区”多行" onAdd={addAll} />
            </td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function FacilityRow({ facility, teams }: { facility: FacilityWithCounts; teams: readonly TeamWithPeople[] }): ReactNode {
  const record = useDraftRecord('facility', facility.id);
  const run = useCommand();
  const { name } = facility;
  return (
    <tr>
      <td>
        <InlineText record={record} field="name" label="单位名称" value={name} />
      </td>
      <td>
        <InlineChoice
          record={record}
          field="kind"
          label={`${name}的类型`}
          value={facility.kind}
          options={facilityKinds.map((value) => ({ value, label: facilityKindWords[value] }))}
        />
      </td>
      <td>
        <InlineChoice
          record={record}
          field="team"
          label={`${name}负责的组`}
          value={facility.team}
          options={teams.map((team) => ({ value: team.id, label: team.name }))}
        />
      </td>
      <td>
        <InlineList record={record} field="wings" label={`${name}的监区`} value={facility.wings} />
      </td>
      <td>
        <InlineDate record={record} field="onSiteFrom" label={`${name}进驻日期`} value={facility.onSiteFrom} />
      </td>
      <td>
        <InlineDate record={record} field="onSiteTo" label={`${name}撤出日期`} value={facility.onSiteTo} />
      </td>
      <td>
        <InlineCount record={record} field="entrySize" label={`${name}进监人数`} value={facility.entrySize} max={100} />
      </td>
      <td>
        <Button size="small" type="text" onClick={() => void run('facility.remove', { id: facility.id })} aria-label={`移除${name}（可撤销）`}>
          移除
        </Button>
      </td>
    </tr>
  );
}
