import { nothingSchema } from '../kernel/schemas.ts';
import { type View, view } from '../ledger/command.ts';
import type { RecordSource } from '../ledger/record.ts';
import { addCommand, editCommand, removeCommand } from './editing.ts';
import { choiceField, reader, textField } from './field.ts';
import type { OfficeDefaults } from './office-defaults.ts';
import { type DepartmentDuty, departmentDuties } from './words.ts';

/** A department of the organising office, under the name that the office itself uses. */
export const departmentFields = {
  name: textField('部门名称', 60, true),
  duty: choiceField('职责', departmentDuties, 'other'),
} as const;

const readDepartment = reader(departmentFields);
export type Department = ReturnType<typeof readDepartment>;

export const departmentsOf = (source: RecordSource): readonly Department[] => source.records('department').map(readDepartment);

export const addDepartment = addCommand('department', '部门', departmentFields, { required: ['name'] });
export const editDepartment = editCommand('department', '部门', departmentFields);
export const removeDepartment = removeCommand('department', '部门');

/** The office's name for the department with that duty; undefined where the round names none. */
export const departmentFor = (source: RecordSource, duty: DepartmentDuty): string | undefined =>
  departmentsOf(source).find((department) => department.duty === duty)?.name;

/**
 * That department in a sentence of the office itself: 本院第五检察部, or the name alone where it already says whose it is. The usual name where the
 * round names none.
 */
export function ownDepartment(source: RecordSource, duty: DepartmentDuty, usual: string): string {
  const name = departmentFor(source, duty) ?? usual;
  return name.includes('检察院') ? name : `本院${name}`;
}

export interface DepartmentList {
  readonly rows: readonly Department[];
  /** Usual names for duties that no department has yet; 待核. */
  readonly suggestions: readonly { readonly name: string; readonly duty: DepartmentDuty }[];
}

export function listDepartments(knowledge: { readonly office: OfficeDefaults }): View<Record<string, never>, DepartmentList> {
  return view({
    params: nothingSchema,
    kinds: ['department'],
    read: (source) => {
      const rows = departmentsOf(source);
      return { rows, suggestions: knowledge.office.departments.filter(({ duty }) => !rows.some((row) => row.duty === duty)) };
    },
  });
}
