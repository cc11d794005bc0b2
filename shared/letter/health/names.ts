/** The persons in a field such as 涉及人员: names of at least two characters, without numbers and duties. */
export function namesIn(persons: string): readonly string[] {
  return [
    ...new Set(
      persons.split(/[、，,；;\s/\n]+/).map((part) =>
        part
          .replace(/[（(].*$/, '')
          .replace(/^(罪犯|民警|服刑人员)/, '')
          .trim(),
      ),
    ),
  ].filter((name) => /^[\p{Script=Han}·]{2,6}$/u.test(name));
}
