// Runs Vitest projects and reads what really happened from its own JSON report.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

const CONFIG = 'build/config/vitest.config.ts';

/** Counts tests; a file that broke before its first test counts as one failure, and so does a run without a report. */
export function runVitest(tally, name, projects, env = {}) {
  const report = `out/reports/${name}.json`;
  mkdirSync('out/reports', { recursive: true });
  rmSync(report, { force: true });
  console.log(`\n== ${name} tests`);
  const chosen = projects.flatMap((project) => ['--project', project]);
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--config', CONFIG, ...chosen, '--reporter=default', '--reporter=json', `--outputFile=${report}`],
    { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } },
  );
  let counts;
  try {
    counts = countReport(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    counts = { passed: 0, failed: 1, skipped: 0 };
  }
  // An error outside every test (an unhandled rejection, a leaked process) fails the run without failing a test.
  if (status !== 0 && counts.failed === 0) counts.failed = 1;
  tally.add(counts, `${name} tests`);
  return counts.failed === 0;
}

function countReport(report) {
  const brokenFiles = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
