import { Agent as PlainAgent, request as plainRequest, type RequestOptions } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { SyncTarget } from '#shared/host/sync-contract.ts';
import { syncErrors } from '#shared/host/sync-errors.ts';
import { type Bytes, utf8 } from '#shared/kernel/bytes.ts';
import { isWorkbenchError } from '#shared/kernel/errors.ts';
import { readAddress } from './address.ts';
import { checkingAgent } from './checking-agent.ts';

export interface Wish {
  readonly method: 'GET' | 'PUT' | 'POST';
  /** Below the address, with a leading slash; every part already escaped. */
  readonly path: string;
  readonly body?: string | undefined;
  /** Longest answer in bytes. */
  readonly limit?: number;
  /** How long nothing may come, in milliseconds. */
  readonly silence?: number;
  readonly signal?: AbortSignal | undefined;
}

export interface Answer {
  readonly status: number;
  readonly retryAfter: number | null;
  readonly body: Bytes;
}

const SILENCE_MS = 30_000;
const ANSWER_BYTES = 32 * 1024 * 1024;

/**
 * One server, spoken to over one kept-alive pool of sockets. The only code of the product that opens a socket to another computer,
 * and only to the address it was made for: a redirect is an error, never followed. User and password are never written or logged.
 */
export class Connection {
  readonly #base: URL;
  readonly #agent: PlainAgent;
  readonly #authorization: string | undefined;
  #closed = false;

  /** Throws `sync.badAddress` or `sync.plainRefused` before anything is sent. */
  constructor(target: Pick<SyncTarget, 'address' | 'user' | 'password' | 'pin' | 'plain'>) {
    this.#base = readAddress(target.address, target.plain);
    const options = { keepAlive: true, maxSockets: 4 };
    this.#agent = this.#base.protocol === 'https:' ? checkingAgent(target.pin, options) : new PlainAgent(options);
    const named = target.user !== '' || target.password !== '';
    this.#authorization = named ? `Basic ${Buffer.from(`${target.user}:${target.password}`, 'utf8').toString('base64')}` : undefined;
  }

  /** Resolves with any complete answer that is no redirect. Rejects with `sync.*`; an aborted wish rejects with `sync.broken`. */
  async ask(wish: Wish): Promise<Answer> {
    try {
      return await this.#send(wish);
    } catch (error) {
      // A kept socket that the server has closed meanwhile says nothing about the server: everything we ask may be asked again.
      if (error instanceof StaleSocket) return this.#send(wish);
      throw error;
    }
  }

  /** Ends what is under way as well. */
  close(): void {
    this.#closed = true;
    this.#agent.destroy();
  }

  #send(wish: Wish): Promise<Answer> {
    if (this.#closed) return Promise.reject(syncErrors.notOpen());
    const body = wish.body === undefined ? undefined : utf8(wish.body);
    const options: RequestOptions = {
      method: wish.method,
      agent: this.#agent,
      headers: {
        accept: 'application/json, application/octet-stream',
        ...(this.#authorization === undefined ? {} : { authorization: this.#authorization }),
        ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': body.length }),
      },
      ...(wish.signal ? { signal: wish.signal } : {}),
    };
    const url = new URL(`${this.#base.href.replace(/\/$/, '')}${wish.path}`);
    return new Promise<Answer>((resolve, reject) => {
      const start = this.#base.protocol === 'https:' ? secureRequest : plainRequest;
      const request = start(url, options);
      const fail = (error: unknown): void => {
        request.destroy();
        reject(error);
      };
      request.setTimeout(wish.silence ?? SILENCE_MS, () => fail(syncErrors.slow()));
      request.on('error', (error) => reject(request.reusedSocket && codeOf(error) === 'ECONNRESET' ? new StaleSocket() : explain(error)));
      request.on('response', (response) => {
        const status = response.statusCode ?? 0;
        if (status >= 300 && status < 400 && status !== 304) {
          fail(syncErrors.redirected());
          return;
        }
        const pieces: Buffer[] = [];
        let size = 0;
        response.on('data', (piece: Buffer) => {
          size += piece.length;
          if (size > (wish.limit ?? ANSWER_BYTES)) fail(syncErrors.garbled());
          else pieces.push(piece);
        });
        response.on('error', () => fail(syncErrors.broken()));
        response.on('end', () => {
          if (!response.complete) fail(syncErrors.broken());
          else resolve({ status, retryAfter: secondsOf(response.headers['retry-after']), body: Uint8Array.from(Buffer.concat(pieces)) });
        });
      });
      request.end(body);
    });
  }
}

class StaleSocket extends Error {}

/** `Retry-After` in seconds (RFC 9110, 10.2.3): a number, or a date seen from the server's own clock, which we do not trust. */
function secondsOf(header: string | undefined): number | null {
  return header !== undefined && /^\d{1,6}$/.test(header.trim()) ? Number(header) : null;
}

function explain(error: unknown): unknown {
  if (isWorkbenchError(error)) return error;
  const code = codeOf(error);
  if (code === 'ECONNRESET' || code === 'EPIPE' || code === 'ABORT_ERR' || code.startsWith('HPE_')) return syncErrors.broken();
  if (code === 'ETIMEDOUT') return syncErrors.slow();
  if (/^(CERT_|UNABLE_|SELF_|DEPTH_|ERR_TLS_|ERR_SSL_|EPROTO)/.test(code)) return syncErrors.untrusted(code);
  return syncErrors.unreachable(code);
}

/** System codes only: a message could name the address or a path. */
function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? code : 'unknown';
}
