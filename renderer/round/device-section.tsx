import { Button, Modal, Radio, Select } from 'antd';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useDesk } from '#renderer/app/book-context.tsx';
import type { DeviceStanding } from '#renderer/core/api.ts';
import { useCore } from '#renderer/data/core-context.tsx';
import { useAttempt } from '#renderer/data/use-command.ts';
import { useConfirmDanger } from '#renderer/ui/confirm.tsx';
import { FieldRow } from '#renderer/ui/field-row.tsx';
import { FileDrop } from '#renderer/ui/file-drop.tsx';
import { toFirstField } from '#renderer/ui/first-field.ts';
import { Mark, WordsBox } from '#renderer/ui/words.tsx';
import type { DeviceCard, TrustRole } from '#shared/ledger/trust.ts';
import type { TeamWithPeople } from '#shared/round/overview.ts';

interface ReadCard {
  readonly card: DeviceCard;
  readonly fingerprint: string;
}

/** Which laptops are believed in this round; a card counts only after its fingerprint was read aloud. */
export function DeviceSection({ teams }: { teams: readonly TeamWithPeople[] }): ReactNode {
  const core = useCore();
  const attempt = useAttempt();
  const confirm = useConfirmDanger();
  const hub = useDesk().book.role === 'hub';
  const [devices, setDevices] = useState<readonly DeviceStanding[]>([]);
  const [read, setRead] = useState<ReadCard | null>(null);
  const load = useCallback(async () => setDevices(await core.exchange.devices()), [core]);
  useEffect(() => {
    void attempt(load);
    return core.onEvent((event) => event.event === 'changed' && void attempt(load));
  }, [attempt, core, load]);
  const remove = async (device: DeviceStanding): Promise<void> => {
    const reason = await confirm({
      title: `移出设备“${device.card.name}”`,
      words: `它此前的 ${device.entries} 条登记继续有效，之后写的内容在所有电脑上都不再计入。移出的同时更换轮次钥匙，请随后给各组重发任务包。移出后不能再登记这台设备；确需再用的，在其上另建保险库、重新登记。`,
      act: '移出这 1 台设备',
      reason: true,
    });
    if (reason === null) return;
    await attempt(() => core.exchange.remove({ device: device.card.device, reason }));
    await attempt(load);
  };
  return (
    <section className="section stack" aria-labelledby="round-devices">
      <h2 id="round-devices">设备与信任</h2>
      <table className="grid-table">
        <thead>
          <tr>
            <th scope="col">设备</th>
            <th scope="col">使用人</th>
            <th scope="col">身份</th>
            <th scope="col">组</th>
            <th scope="col">指纹</th>
            <th scope="col" className="num">
              登记
            </th>
            <th scope="col">操作</th>
          </tr>
        </thead>
        <tbody>
          {devices.map((device) => (
            <tr key={device.card.device}>
              <td>
                {device.card.name} {device.own ? <Mark tone="action">本机</Mark> : null} {device.removed ? <Mark>已移出</Mark> : null}
              </td>
              <td>{device.card.person.name}</td>
              <td>{device.role === 'hub' ? '组织方' : '巡回检察组'}</td>
              <td>
                {hub && device.role === 'team' && !device.removed ? (
                  <Select
                    size="small"
                    aria-label={`${device.card.name}所属的组`}
                    style={{ width: 180 }}
                    placeholder="指定组"
                    value={device.team}
                    onChange={(team) => void attempt(() => core.exchange.assignTeam({ device: device.card.device, team })).then(() => attempt(load))}
                    options={teams.map(({ id, name }) => ({ value: id, label: name }))}
                  />
                ) : (
                  (teams.find((team) => team.id === device.team)?.name ?? '')
                )}
              </td>
              <td className="small number">{device.fingerprint}</td>
              <td className="num">{device.entries}</td>
              <td>
                {!hub || device.own || device.removed ? null : (
                  <Button size="small" onClick={() => void remove(device)}>
                    移出
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {hub ? (
        <FileDrop
          label="登记设备名片"
          onFiles={([file]) =>
            void attempt(async () => {
              if (file) setRead(await core.exchange.readCard(file));
            })
          }
        >
          拖入对方的设备名片文件，或点击选择
        </FileDrop>
      ) : (
        <>
          {devices.length > 0 && !devices.some(({ own }) => own) ? (
            <WordsBox tone="attention">本机还不在名单上，本机的内容到了别处会显示“签名者未知”。请导出本机的设备名片交组织方登记。</WordsBox>
          ) : null}
          <p className="soft">设备由组织方登记和移出。本机的名片和指纹在“交换”的“导出”页。</p>
        </>
      )}
      {read ? <EnrolDialog read={read} teams={teams} onDone={() => void attempt(load)} onClose={() => setRead(null)} /> : null}
    </section>
  );
}

interface EnrolDialogProps {
  readonly read: ReadCard;
  readonly teams: readonly TeamWithPeople[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

function EnrolDialog({ read, teams, onDone, onClose }: EnrolDialogProps): ReactNode {
  const core = useCore();
  const attempt = useAttempt();
  const [role, setRole] = useState<TrustRole>('team');
  const [team, setTeam] = useState<string>();
  const [heard, setHeard] = useState(false);
  const enrol = (): void =>
    void attempt(async () => {
      await core.exchange.enrol({ card: read.card, role, ...(team === undefined ? {} : { team }) });
      onDone();
      onClose();
    });
  return (
    <Modal
      open
      title="登记设备"
      okText="登记"
      cancelText="返回"
      okButtonProps={{ disabled: !heard }}
      onOk={enrol}
      onCancel={onClose}
      afterOpenChange={toFirstField}
      width={560}
    >
      <div className="stack">
        <div>
          {read.card.name} · {read.card.person.name}
        </div>
        <div className="fingerprint">{read.fingerprint}</div>
        <p>请打电话或当面，让对方逐组念出他电脑上“本机设备名片”处的指纹，与上面八组数字一一核对。</p>
        <FieldRow name="身份">
          <Radio.Group
            aria-label="身份"
            value={role}
            onChange={(event) => setRole(event.target.value as TrustRole)}
            options={[
              { value: 'team', label: '巡回检察组' },
              { value: 'hub', label: '组织方' },
            ]}
          />
        </FieldRow>
        {role === 'team' ? (
          <FieldRow name="组">
            <Select
              aria-label="所属组"
              style={{ width: 240 }}
              placeholder="选择组"
              value={team ?? null}
              onChange={setTeam}
              options={teams.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </FieldRow>
        ) : null}
        <label>
          <input type="checkbox" checked={heard} onChange={(event) => setHeard(event.target.checked)} /> 八组数字已逐组核对一致
        </label>
      </div>
    </Modal>
  );
}
