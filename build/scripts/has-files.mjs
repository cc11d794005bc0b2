// Whether a folder holds a file whose name matches, at any depth; `skipped` names folders that do not count.
import { existsSync, readdirSync } from 'node:fs';

export function hasFiles(folder, pattern, ...skipped) {
  return (
    existsSync(folder) &&
    readdirSync(folder, { withFileTypes: true }).some((entry) =>
      entry.isDirectory() ? !skipped.includes(entry.name) && hasFiles(`${folder}/${entry.name}`, pattern, ...skipped) : pattern.test(entry.name),
    )
  );
}
