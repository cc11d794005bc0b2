// Counts checks of every kind into the one closing line that a person and a machine read alike.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

/** Where a parent run (the continuous check) wants the sums, so that it prints one closing line for everything. */
const PARENT_FILE = 'XUNJIAN_TALLY_FILE';

export class Tally {
  passed = 0;
  failed = 0;
  skipped = 0;
  failures = [];
  skips = [];

  add({ passed = 0, failed = 0, skipped = 0 }, name) {
    this.passed += passed;
    this.failed += failed;
    this.skipped += skipped;
    if (failed > 0) this.failures.push(`${name} (${failed})`);
    if (skipped > 0) this.skips.push(`${name} (${skipped})`);
  }

  /** One thing that is either so or not; `why` is printed when it is not. */
  check(name, holds, why = '') {
    console.log(`${holds ? 'ok  ' : 'FAIL'} ${name}${holds || why === '' ? '' : `: ${why}`}`);
    this.add(holds ? { passed: 1 } : { failed: 1 }, name);
    return holds;
  }

  /** Something that this machine cannot do: loud, counted, never taken for a pass. */
  skip(name, why) {
    console.log(`SKIP ${name}: ${why}`);
    this.add({ skipped: 1 }, name);
  }

  /** A command that counts as one check. */
  command(name, command, args, options = {}) {
    const began = Date.now();
    console.log(`\n== ${name}`);
    const { status, error } = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32', ...options });
    return this.check(`${name}, ${((Date.now() - began) / 1000).toFixed(1)} s`, status === 0, error?.message ?? `exit code ${status}`);
  }

  /** Prints the sums and sets the exit code. */
  close() {
    if (this.failures.length > 0) console.log(`\nFailed: ${this.failures.join('; ')}`);
    if (this.skips.length > 0) console.log(`\nSkipped: ${this.skips.join('; ')}`);
    const { passed, failed, skipped } = this;
    const parent = process.env[PARENT_FILE];
    if (parent === undefined) console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
    else writeFileSync(parent, JSON.stringify({ passed, failed, skipped }));
    process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
  }
}
