import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What happens to one request on its way. */
export type Fault =
  /** An answer of the proxy's own, without the server. */
  | { readonly fault: 'status'; readonly status: number; readonly retryAfter?: number }
  /** The connection breaks before the server has heard anything. */
  | { readonly fault: 'reset' }
  /** The server has done it; its answer is lost. */
  | { readonly fault: 'lost-answer' }
  /** Half of the answer, then the connection breaks. */
  | { readonly fault: 'cut' }
  /** Half of the answer as if it were the whole. */
  | { readonly fault: 'truncated' }
  /** Sent to the server twice. */
  | { readonly fault: 'twice' }
  | { readonly fault: 'slow'; readonly milliseconds: number }
  /** The server's answer, changed. */
  | { readonly fault: 'changed'; readonly change: (body: string) => string };

/** Chooses a fault for a request; undefined lets it through. */
export type FaultPlan = (asked: { readonly method: string; readonly path: string; readonly body: Buffer }) => Fault | undefined;

/** Stands between the program and the server. Checks user and password as CouchDB does, counts, and breaks what it is told to. */
export class FaultProxy {
  plan: FaultPlan = () => undefined;
  /** Method and path of everything that came, in order. */
  readonly log: string[] = [];
  /** Every byte that the server could see. */
  readonly seen: Buffer[] = [];
  /** Turned off, nobody answers: the port stays, connections are cut. */
  on = true;

  private constructor(
    private readonly server: Server,
    private readonly target: number,
    private readonly authorization: string | undefined,
  ) {}

  static async start(target: number, user: string, password: string): Promise<FaultProxy> {
    const authorization = user === '' ? undefined : `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    const server = createServer();
    const proxy = new FaultProxy(server, target, authorization);
    server.on('request', (incoming, outgoing) => void proxy.handle(incoming, outgoing).catch(() => outgoing.destroy()));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** The next requests meet these faults, one each, where `fits` says so; later ones pass. */
  next(faults: readonly Fault[], fits: (path: string) => boolean = () => true): void {
    const left = [...faults];
    this.plan = ({ path }) => (fits(path) ? left.shift() : undefined);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await buffer(incoming);
    const { method = 'GET', url: path = '/' } = incoming;
    this.log.push(`${method} ${path}`);
    this.seen.push(Buffer.from(path), body);
    if (!this.on) {
      incoming.socket.destroy();
      return;
    }
    if (this.authorization !== undefined && incoming.headers.authorization !== this.authorization) {
      send(outgoing, 401, Buffer.from('{"error":"unauthorized","reason":"Name or password is incorrect."}'));
      return;
    }
    await this.answer(this.plan({ method, path, body }), { method, path, body, incoming, outgoing });
  }

  private async answer(
    fault: Fault | undefined,
    { method, path, body, incoming, outgoing }: { method: string; path: string; body: Buffer; incoming: IncomingMessage; outgoing: ServerResponse },
  ): Promise<void> {
    if (fault?.fault === 'reset') {
      incoming.socket.destroy();
      return;
    }
    if (fault?.fault === 'status') {
      send(outgoing, fault.status, Buffer.from('{"error":"fault","reason":"fault"}'), fault.retryAfter);
      return;
    }
    if (fault?.fault === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.milliseconds));
    if (fault?.fault === 'twice') await this.forward(method, path, body, outgoing);
    const answer = await this.forward(method, path, body, outgoing);
    const half = answer.body.subarray(0, answer.body.length >> 1);
    if (fault?.fault === 'lost-answer') incoming.socket.destroy();
    else if (fault?.fault === 'truncated') send(outgoing, answer.status, half);
    else if (fault?.fault === 'changed') send(outgoing, answer.status, Buffer.from(fault.change(answer.body.toString())));
    else if (fault?.fault === 'cut') {
      outgoing.writeHead(answer.status, { 'content-type': 'application/json', 'content-length': answer.body.length });
      outgoing.write(half, () => incoming.socket.destroy());
    } else send(outgoing, answer.status, answer.body);
  }

  private forward(method: string, path: string, body: Buffer, outgoing: ServerResponse): Promise<{ readonly status: number; readonly body: Buffer }> {
    return new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', ...(body.length > 0 ? { 'content-length': body.length } : {}) };
      const onward = request({ port: this.target, host: '127.0.0.1', method, path, headers, agent: false }, async (answer) => {
        const whole = await buffer(answer).catch(() => Buffer.alloc(0));
        resolve({ status: answer.statusCode ?? 500, body: whole });
      });
      onward.on('error', reject);
      // Whoever asked is gone: what waits at the server is let go.
      outgoing.on('close', () => onward.destroy());
      onward.end(body);
    });
  }
}

function send(outgoing: ServerResponse, status: number, body: Buffer, retryAfter?: number): void {
  outgoing.writeHead(status, {
    'content-type': 'application/json',
    'content-length': body.length,
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
  });
  outgoing.end(body);
}
