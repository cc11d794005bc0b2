import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useCommand } from '#renderer/data/use-command.ts';
import { FieldRow } from '#renderer/ui/field-row.tsx';
import type { ApprovalDetail } from '#shared/letter/approval/views.ts';
import { type Service, type ServiceWay, serviceWays, serviceWayWords } from '#shared/letter/service.ts';
import type { LetterDetail } from '#shared/letter/views.ts';
import { dayText } from './day-text.ts';

interface StepProps {
  readonly detail: LetterDetail;
  readonly approval: ApprovalDetail;
}

type Form = Pick<Service, 'server' | 'receiver' | 'place' | 'refusal' | 'note'> & { readonly way: ServiceWay; readonly on: string };

/** What each way of serving asks for (JY 18 for the announcement). */
const wayNotes: Readonly<Record<ServiceWay, string>> = {
  direct: '',
  leaving: '拒收的，把文书留在受送达单位，写明原因和见证人。',
  post: '以回执上的签收日期为送达日期，邮件号写在备注里。',
  announced: '应当商被建议单位同意；到场的第三方人员写在备注里（检察建议规定第十八条）。',
};

/** 送达回证: entered once; changed in place, with its history. */
export function ServiceStep({ detail, approval }: StepProps): ReactNode {
  const [editing, setEditing] = useState(false);
  const { service, replyByReceipt } = approval;
  if (!service || editing) return <ServiceForm detail={detail} service={service} onDone={() => setEditing(false)} />;
  const facts: readonly (readonly [string, string])[] = [
    ['送达方式', serviceWayWords[service.way]],
    ['送达日期', service.on ?? ''],
    ['送达人', service.server],
    ['收件人', service.receiver],
    ['地点', service.place],
    ['拒收原因', service.refusal],
    ['备注', service.note],
    ['被巡单位应复', replyByReceipt === null ? '' : `${replyByReceipt}（收到起算）`],
  ];
  return (
    <div className="stack">
      <dl className="facts">
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <div>
        <Button size="small" onClick={() => setEditing(true)}>
          修改送达回证
        </Button>
      </div>
    </div>
  );
}

function ServiceForm({ detail, service, onDone }: { detail: LetterDetail; service: Service | null; onDone: () => void }): ReactNode {
  const run = useCommand();
  const [form, setForm] = useState<Form>({
    ...{ way: service?.way ?? 'direct', on: service?.on ?? '', server: service?.server ?? '', receiver: service?.receiver ?? '' },
    ...{ place: service?.place ?? detail.row.facilityName, refusal: service?.refusal ?? '', note: service?.note ?? '' },
  });
  const set = (part: Partial<Form>): void => setForm((before) => ({ ...before, ...part }));
  const save = async (): Promise<void> => {
    const done = service
      ? await run('service.edit', { id: service.id, fields: form as never })
      : await run('service.add', { letter: detail.letter.id, ...form });
    if (done.ok) onDone();
  };
  const text = (name: string, field: 'server' | 'receiver' | 'place' | 'note', max: number): ReactNode => (
    <FieldRow name={name} htmlFor={`service-${field}`}>
      <Input id={`service-${field}`} aria-label={name} maxLength={max} value={form[field]} onChange={(event) => set({ [field]: event.target.value })} />
    </FieldRow>
  );
  return (
    <div className="stack">
      <FieldRow name="送达方式" htmlFor="service-way" note={wayNotes[form.way]}>
        <Select
          id="service-way"
          aria-label="送达方式"
          value={form.way}
          onChange={(way) => set({ way })}
          options={serviceWays.map((value) => ({ value, label: serviceWayWords[value] }))}
        />
      </FieldRow>
      <FieldRow name="送达日期" htmlFor="service-on">
        <DatePicker
          id="service-on"
          aria-label="送达日期"
          value={form.on ? dayjs(form.on) : null}
          maxDate={dayjs()}
          onChange={(day) => set({ on: dayText(day) })}
        />
      </FieldRow>
      {text('送达人', 'server', 60)}
      {text('收件人', 'receiver', 60)}
      {text('送达地点', 'place', 120)}
      {form.way === 'direct' && form.refusal === '' ? null : (
        <FieldRow name="拒收原因" htmlFor="service-refusal" note={form.way === 'leaving' ? '留置送达必填，并写明见证人。' : ''}>
          <Input
            id="service-refusal"
            aria-label="拒收或代收原因"
            maxLength={500}
            value={form.refusal}
            onChange={(event) => set({ refusal: event.target.value })}
          />
        </FieldRow>
      )}
      {text('备注', 'note', 500)}
      <div className="row">
        <Button type="primary" disabled={form.on === '' || form.server.trim() === ''} onClick={() => void save()}>
          {service ? '保存修改' : '登记送达'}
        </Button>
        {service ? <Button onClick={onDone}>返回</Button> : null}
      </div>
    </div>
  );
}
