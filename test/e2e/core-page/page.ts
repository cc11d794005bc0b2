import { takeToken } from '#renderer/app/token.ts';
import { startCore } from '#renderer/core/client.ts';
import type { CommandInput, CommandName } from '#shared/workbench/workbench.ts';

const core = startCore(takeToken());

async function act<N extends CommandName>(name: N, input: CommandInput<N>) {
  const done = await core.run(name, input);
  if (!done.ok) throw new Error(`${name}: ${done.refusal.words}`);
  return done.value;
}

/** The core worker without screens: what a journey does by hand, a test does by calls. */
Object.assign(window, { core, act });
