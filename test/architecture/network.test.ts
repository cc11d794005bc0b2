import { describe, expect, it } from 'vitest';
import { importsOf, read, sources } from './source-tree.ts';

const SOCKETS = ['node:http', 'node:https', 'node:http2', 'node:net', 'node:tls', 'node:dgram', 'node:dns', 'node:dns/promises'];
const inRoom = (path: string): boolean => path.startsWith('electron/host/sync/');

describe('the way to another computer', () => {
  it('is in one room: nobody else has a module that opens sockets, but for the loopback host that listens', () => {
    const seen = sources()
      .flatMap(importsOf)
      .filter(({ specifier, typeOnly }) => SOCKETS.includes(specifier) && !typeOnly)
      .map(({ from, specifier }) => `${inRoom(from) ? 'electron/host/sync' : from} ${specifier}`);
    expect([...new Set(seen)].sort()).toEqual([
      'electron/host/sync node:http',
      'electron/host/sync node:https',
      'electron/host/sync node:tls',
      // A lock that the system itself lets go of when its holder dies: a local socket, never another computer.
      'electron/host/writer-lock.ts node:net',
      'electron/loopback.ts node:http',
    ]);
    expect(read('electron/loopback.ts')).toMatch(/import \{ createServer, type [^}]*\} from 'node:http'/);
  });

  it('is not taken by fetch or a socket of the platform in anything that Node runs', () => {
    const loose = sources('electron').filter((path) => /(?<![.\w])(fetch\(|new WebSocket|new EventSource)|\bnet\.fetch\b/.test(read(path)));
    expect(loose).toEqual([]);
  });

  it('writes and logs nothing: the room has no file system and no console', () => {
    const room = sources('electron/host/sync');
    expect(room.length).toBeGreaterThan(3);
    expect(room.flatMap(importsOf).filter(({ specifier }) => /^node:(fs|child_process)/.test(specifier))).toEqual([]);
    expect(room.filter((path) => /\bconsole\b|process\.std/.test(read(path)))).toEqual([]);
  });
});
