// `npm test`: types, lint, unit and screen tests, build, journeys in a real browser; one closing line.
// Journeys in Electron need a display and the test runtime: the continuous check (.ci/run) runs those.
import { hasFiles } from './has-files.mjs';
import { runVitest } from './run-vitest.mjs';
import { Tally } from './tally.mjs';

const tsc = ['node_modules/typescript/bin/tsc'];
const tally = new Tally();

tally.command('types', process.execPath, [...tsc, '-b']);
if (hasFiles('electron', /\.c?ts$/))
  tally.command('types of the Electron that the tests run', process.execPath, [...tsc, '-p', 'build/tsconfig/electron-e2e.json']);
tally.command('lint', process.execPath, ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.']);
runVitest(tally, 'unit', hasFiles('test/renderer', /\.test\.tsx?$/) ? ['unit', 'renderer'] : ['unit']);
const built = tally.command('build', process.execPath, ['build/scripts/build.mjs']);
if (hasFiles('test/e2e', /(?<![-.]electron)\.test\.ts$/, 'electron')) {
  if (built) runVitest(tally, 'browser', ['e2e']);
  else tally.check('browser tests', false, 'nothing to run them on: the build failed');
}
tally.close();
