import { chineseDate } from '#shared/kernel/date-only.ts';
import { readLetter } from '../letter.ts';
import { serviceOf, serviceWayWords } from '../service.ts';
import { form, label, line, wide } from './form.ts';
import type { SheetMaker } from './sheets.ts';

const blankDay = '　　　　年　　月　　日';

/** 送达回证 (field report 2.3 H): letter and number, receiver, place, way, who served it, signature and day, why it was not taken. */
export const serviceSheet: SheetMaker = (source, letter, text) => {
  const record = source.record('letter', letter.about);
  const served = record ? readLetter(record) : undefined;
  const service = served ? serviceOf(source, served.id) : undefined;
  const ways = Object.entries(serviceWayWords).map(([way, words]) => `${service?.way === way ? '■' : '□'}${words}`);
  return {
    body: [
      form([
        [label('送达文书'), wide(served ? `《${served.title}》` : '')],
        [label('文号'), wide(served?.number ?? '')],
        [label('受送达单位'), wide(served?.recipient ?? '')],
        [label('送达地点'), wide(service?.place ?? '')],
        [label('送达方式'), wide(ways.join('　'))],
        [label('送达人'), service?.server ?? '', label('送达日期'), service?.on ? chineseDate(service.on) : blankDay],
        [label('收件人签名或者盖章'), wide(service && service.receiver !== '' ? `${service.receiver}\n\n${blankDay}` : `\n\n${blankDay}`)],
        [label('拒收或者代收的原因'), wide(service?.refusal ?? '')],
        [label('备注'), wide(service?.note ?? '')],
      ]),
      ...text,
      line('注：留置送达的，应当写明拒收的原因和见证情况；本回证由送达人带回附卷。'),
    ],
  };
};
