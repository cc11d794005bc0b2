import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface ScriptedAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** Answers as a test says: for what Apache CouchDB documents and the protocol server of npm does not show. */
export class ScriptedServer {
  readonly asked: Asked[] = [];
  answer: (asked: Asked) => ScriptedAnswer | undefined = () => undefined;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<ScriptedServer> {
    const server = createServer();
    const scripted = new ScriptedServer(server);
    server.on('request', async (incoming, outgoing) => {
      const bytes = await buffer(incoming);
      const asked = { method: incoming.method ?? '', path: incoming.url ?? '', body: bytes.length > 0 ? JSON.parse(bytes.toString()) : undefined };
      scripted.asked.push(asked);
      const { status, body, headers } = scripted.answer(asked) ?? { status: 404, body: { error: 'not_found', reason: 'missing' } };
      outgoing.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return scripted;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}
