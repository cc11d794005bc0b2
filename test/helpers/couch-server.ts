import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FaultProxy } from './fault-proxy.ts';

interface App {
  use(path: string, handler: unknown): void;
  listen(port: number, host: string, ready: () => void): Server;
}
interface Pouch {
  plugin(plugin: unknown): Pouch;
  defaults(options: object): unknown;
}

const load = createRequire(import.meta.url);
const plugin = (name: string): unknown => {
  const found = load(name) as { default?: unknown };
  return found.default ?? found;
};

let prepared: Pouch | undefined;

/** Plugged together once in a process: a second time is an error of its own. */
function pouchInMemory(): Pouch {
  if (prepared) return prepared;
  prepared = plugin('pouchdb-core') as Pouch;
  for (const name of ['pouchdb-adapter-memory', 'pouchdb-mapreduce', 'pouchdb-replication']) prepared.plugin(plugin(name));
  return prepared;
}

/** Everything a server holds, as an administrator's backup would have it. */
export type ServerBackup = readonly object[];

/**
 * A server of the CouchDB protocol out of npm, in this process, behind a proxy that makes the faults. Databases live in memory.
 * What the program under test is told is the proxy's address; the test itself may go past it.
 */
export class CouchServer {
  private constructor(
    readonly proxy: FaultProxy,
    private readonly server: Server,
    private readonly inner: string,
    private readonly folder: string,
  ) {}

  static async start(user = '', password = ''): Promise<CouchServer> {
    const folder = await mkdtemp(join(tmpdir(), 'xunjian-couch-'));
    const pouch = pouchInMemory();
    const app = (load('express') as () => App)();
    // A prefix of its own: databases in memory are shared by all of one process.
    const databases = pouch.defaults({ adapter: 'memory', prefix: `${folder}/` });
    const wares = load('express-pouchdb') as (databases: unknown, options: object) => unknown;
    app.use('/', wares(databases, { inMemoryConfig: true, mode: 'minimumForPouchDB' }));
    const server = await new Promise<Server>((resolve) => {
      const listening: Server = app.listen(0, '127.0.0.1', () => resolve(listening));
    });
    const { port } = server.address() as AddressInfo;
    return new CouchServer(await FaultProxy.start(port, user, password), server, `http://127.0.0.1:${port}`, folder);
  }

  get address(): string {
    return `http://127.0.0.1:${this.proxy.port}`;
  }

  async ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${this.inner}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return answer.json();
  }

  create(database: string): Promise<unknown> {
    return this.ask('PUT', `/${database}`);
  }

  remove(database: string): Promise<unknown> {
    return this.ask('DELETE', `/${database}`);
  }

  async ids(database: string): Promise<string[]> {
    const { rows } = (await this.ask('GET', `/${database}/_all_docs`)) as { rows: { id: string }[] };
    return rows.map(({ id }) => id);
  }

  async backup(database: string): Promise<ServerBackup> {
    const { rows } = (await this.ask('GET', `/${database}/_all_docs?include_docs=true&attachments=true`)) as { rows: { doc: object }[] };
    return rows.map(({ doc }) => doc);
  }

  /** As after a crash: the database anew, with what the backup had. */
  async restore(database: string, backup: ServerBackup): Promise<void> {
    await this.remove(database);
    await this.create(database);
    await this.ask('POST', `/${database}/_bulk_docs`, { docs: backup, new_edits: false });
  }

  async close(): Promise<void> {
    await this.proxy.close();
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
    await rm(this.folder, { recursive: true, force: true });
  }
}
