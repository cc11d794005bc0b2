export const roundKinds = ['routine', 'cross', 'special', 'mobile', 'crossProvince'] as const;
export type RoundKind = (typeof roundKinds)[number];

/** Names of GD arts 9–14. */
export const roundKindWords: Readonly<Record<RoundKind, string>> = {
  routine: '常规巡回检察',
  cross: '交叉巡回检察',
  special: '专门巡回检察',
  mobile: '机动巡回检察',
  crossProvince: '跨省交叉巡回检察',
};

export const organiserLevels = ['provincial', 'municipal', 'dispatched', 'supreme'] as const;
export type OrganiserLevel = (typeof organiserLevels)[number];

export const organiserLevelWords: Readonly<Record<OrganiserLevel, string>> = {
  provincial: '省级院',
  municipal: '市级院',
  dispatched: '刑事执行派出检察院',
  supreme: '最高人民检察院',
};

export const memberRoles = ['leader', 'lead', 'member', 'clerk', 'expert', 'invited'] as const;
export type MemberRole = (typeof memberRoles)[number];

export const memberRoleWords: Readonly<Record<MemberRole, string>> = {
  leader: '组长',
  lead: '主办检察官',
  member: '组员',
  clerk: '书记员',
  expert: '专业人员',
  invited: '受邀人员',
};

export const facilityKinds = ['prison', 'detention', 'community', 'residentOffice'] as const;
export type FacilityKind = (typeof facilityKinds)[number];

export const facilityKindWords: Readonly<Record<FacilityKind, string>> = {
  prison: '监狱',
  detention: '看守所',
  community: '社区矫正机构',
  residentOffice: '派驻检察室',
};

export const departmentDuties = ['execution', 'policy', 'caseManagement', 'investigation', 'complaints', 'police', 'office', 'other'] as const;
export type DepartmentDuty = (typeof departmentDuties)[number];

export const departmentDutyWords: Readonly<Record<DepartmentDuty, string>> = {
  execution: '承办巡回检察',
  policy: '审核社会治理检察建议',
  caseManagement: '编号用印、案件管理',
  investigation: '接收职务犯罪线索',
  complaints: '接收控告申诉',
  police: '派出司法警察',
  office: '文件收发',
  other: '其他',
};
