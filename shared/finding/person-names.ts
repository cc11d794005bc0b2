/** Two to six characters, or parts joined by a dot as other peoples' names are written: 阿不都热合曼·买买提明. */
const aName = /^(?:\p{Script=Han}{2,6}|\p{Script=Han}{1,15}(?:[·•‧・]\p{Script=Han}{1,15}){1,3})$/u;

/** What people are called before their names. */
const called = /^(?:罪犯|犯人|在押人员|服刑人员|社区矫正对象|民警|警察|干警)[：:]?/;

/** The persons in a field such as 涉及人员: names of at least two characters, without numbers and duties. */
export function namesIn(persons: string): readonly string[] {
  return [
    ...new Set(
      persons.split(/[、，,；;\s/\n]+/).map((part) =>
        part
          .replace(/[（(].*$/, '')
          .replace(called, '')
          .trim(),
      ),
    ),
  ].filter((name) => aName.test(name));
}
