import { bench, describe } from 'vitest';
import type { OpenedPackage } from '#shared/exchange/open-package.ts';
import type { Bytes } from '#shared/kernel/bytes.ts';
import { Replica } from '#shared/ledger/replica.ts';
import { change } from '#test/helpers/ledger.ts';
import { Laptop, round } from './laptop.ts';

/** Figures to look at, none asserted: `npx vitest bench --config build/config/vitest.config.ts --project unit --run test/shared/exchange`. */
const ENTRIES = 4_000;
const FACTS = '该监区值班民警未按规定对重点罪犯进行谈话教育，谈话记录缺失。'.repeat(8);
const FIELDS = ['facts', 'area', 'facility', 'severity', 'measure', 'wing', 'date'];

const { hub, teams } = await round(1);
const team = teams[0] as Laptop;
for (let i = 0; i < ENTRIES; i++) team.site.write(...FIELDS.map((field) => change(`r${i}`, field, field === 'facts' ? FACTS + i : `${field}${i % 7}`)));
const file: Bytes = await team.export([hub]);
const opened: OpenedPackage = await hub.open(file);
const start = hub.replica.checkpoint();
const fresh = (): Laptop =>
  Object.assign(new Laptop('合并台'), { site: Object.assign(hub.site, { replica: Replica.fromCheckpoint(hub.replica.book, start) }) });
const few = { iterations: 3, time: 0, warmupIterations: 1, warmupTime: 0 };

describe(`a package of ${ENTRIES} findings, ${Math.round(file.length / 1024)} KB`, () => {
  bench('write', async () => void (await team.export([hub])), few);
  bench('open', async () => void (await hub.open(file)), few);
  bench(
    'rehearse and take in',
    () => {
      const desk = fresh();
      desk.apply(desk.rehearse(opened));
    },
    few,
  );
  bench('rehearse again what is known', () => void team.rehearse(opened), few);
});
