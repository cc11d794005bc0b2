import type { FacilityKind } from '#shared/round/words.ts';
import type { Ground } from '../skeleton.ts';

/** How a paper speaks of a place: what is inspected there, and what its people and rooms are called. */
export interface PlaceWords {
  /** Whose lawfulness is looked at, as the announcement says it. */
  readonly duties: string;
  /** What the unit is there for, in the assessment of a feedback. */
  readonly task: string;
  readonly state: string;
  /** Areas of the inspection. */
  readonly areas: string;
  readonly people: string;
  /** Who may come forward beside their relatives. */
  readonly staff: string;
  readonly roster: string;
  /** Where announcements hang. */
  readonly posted: string;
  /** What is never entered by one alone (GD 20). */
  readonly rooms: string;
  readonly hasResidentOffice: boolean;
}

const prison: PlaceWords = {
  duties: '监狱执行刑罚、监管改造和保障罪犯合法权益的活动是否合法，监狱人民警察执法是否规范',
  task: '刑罚执行和监管改造职责',
  state: '监管秩序总体平稳',
  areas: '刑罚执行、狱政管理、教育改造、劳动改造、生活卫生、医疗卫生、安全防范和罪犯权利保障等监管执法活动',
  people: '罪犯',
  staff: '辩护人、监狱人民警察',
  roster: '罪犯花名册',
  posted: '监区、监舍、会见室',
  rooms: '监区、监舍',
  hasResidentOffice: true,
};

/** GD 8 (监管执法、羁押期限、留所服刑) and GD 16. */
const detention: PlaceWords = {
  duties: '看守所收押、出所、羁押、管理和保障在押人员合法权益的活动是否合法，羁押期限是否合法，看守所人民警察执法是否规范',
  task: '羁押和监管职责',
  state: '监管秩序总体平稳',
  areas: '收押出所、羁押期限、提讯提解、教育管理、留所服刑、生活卫生、医疗卫生、安全防范和在押人员权利保障等监管执法活动',
  people: '在押人员',
  staff: '辩护人、看守所人民警察',
  roster: '在押人员名册',
  posted: '监区、监室、会见室',
  rooms: '监区、监室',
  hasResidentOffice: true,
};

/** SJ26 23: five groups of violations; inspected by reference to GD (48). */
const community: PlaceWords = {
  duties: '社区矫正调查评估、交付接收、监督管理、教育帮扶、变更执行和解除终止的活动是否合法，社区矫正对象合法权益是否得到保障，工作人员执法是否规范',
  task: '社区矫正职责',
  state: '工作总体平稳',
  areas: '调查评估、交付接收、监督管理、教育帮扶、变更执行、解除终止和社区矫正对象权利保障等执法活动',
  people: '社区矫正对象',
  staff: '社区矫正机构工作人员',
  roster: '社区矫正对象名册',
  posted: '办公、报到和教育场所',
  rooms: '执法场所',
  hasResidentOffice: false,
};

const byKind: Readonly<Record<FacilityKind, PlaceWords>> = { prison, detention, community, residentOffice: prison };

export const placeWords = ({ facility }: Ground): PlaceWords => byKind[facility?.kind ?? 'prison'];
