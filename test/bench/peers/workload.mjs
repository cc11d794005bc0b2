/** The same work for everybody: what one team writes about its findings, out of a seed. */
const FACTS = '该监区值班民警未按规定对重点罪犯进行谈话教育，谈话记录缺失，涉及罪犯张某等人，相关台账与监控不符。'.repeat(3);

export function finding(team, i) {
  return {
    title: `谈话教育记录缺失 ${team}-${i}`,
    facts: `${FACTS}第 ${i} 号，${(i * 7919) % 997} 页。`,
    facility: `facility${team}-${i % 3}`,
    wing: `${(i % 9) + 1}监区`,
    type: `D${String((i % 12) + 1).padStart(2, '0')}`,
    severity: (i % 4) + 1,
    measure: i % 5 === 0 ? 'oral' : 'suggestion',
    conductFrom: `2022-09-${String((i % 28) + 1).padStart(2, '0')}`,
  };
}

export const idOf = (team, i) => `t${team}f${String(i).padStart(6, '0')}`;

/** Runs `work` and tells how long it took, in milliseconds. */
export async function timed(work) {
  const began = performance.now();
  const value = await work();
  return [performance.now() - began, value];
}

/** What the parent reads: one line of JSON. Memory is the highest resident size of this process, in MiB. */
export function report(figures) {
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  process.stdout.write(`${JSON.stringify({ ...figures, peakMiB: peak })}\n`);
}

export const [teams, each] = process.argv.slice(2).map(Number);
