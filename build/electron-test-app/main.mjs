// Stands in for Electron's own default_app, which the test runtime lacks: `electron [-r module]... <folder or file>` loads that app.
// An ES module with top-level await on purpose: Electron holds `ready` back until the main module has settled, so that the app's main
// has registered its schemes before.
import { existsSync, readFileSync, statSync } from 'node:fs';
import Module from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const preloads = [];
let target;
const args = process.argv.slice(1);
while (args.length > 0 && target === undefined) {
  const arg = args.shift();
  if (arg === '-r' || arg === '--require') preloads.push(args.shift());
  else if (arg.startsWith('--require=')) preloads.push(arg.slice('--require='.length));
  else if (!arg.startsWith('-')) target = arg;
}
if (preloads.length > 0) Module._preloadModules(preloads);
if (target === undefined || !existsSync(target)) {
  console.error('usage: electron [options] <app folder>');
  process.exit(2);
}
const root = resolve(target);
let main = root;
if (statSync(root).isDirectory()) {
  const about = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  if (about.version) app.setVersion(about.version);
  app.name = about.productName ?? about.name ?? app.name;
  app.setAppPath(root);
  main = join(root, about.main ?? 'index.js');
}
await import(pathToFileURL(main).href);
