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
  /** The server's clock, as it wrote it into the answer; to the second. */
  readonly date: Date | null;
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
  constructor(target: Pick<SyncTarget, 'address' | 'user' | 'password' | 'pin' | 'plain'>, authorities?: readonly string[]) {
    this.#base = readAddress(target.address, target.plain);
    const options = { keepAlive: true, maxSockets: 4 };
    this.#agent = this.#base.protocol === 'https:' ? checkingAgent(target.pin, options, authorities) : new PlainAgent(options);
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
          else {
            const date = dateOf(response.headers.date);
            resolve({ status, date, retryAfter: secondsOf(response.headers['retry-after'], date), body: Uint8Array.from(Buffer.concat(pieces)) });
          }
        });
      });
      request.end(body);
    });
  }
}

class StaleSocket extends Error {}

/** `Retry-After` in seconds (RFC 9110, 10.2.3): a number, or a date, which is laid against the date of the same answer and no clock of ours. */
function secondsOf(header: string | undefined, now: Date | null): number | null {
  if (header === undefined) return null;
  if (/^\d{1,6}$/.test(header.trim())) return Number(header);
  const until = dateOf(header);
  return until && now ? Math.max(0, (until.getTime() - now.getTime()) / 1_000) : null;
}

/** A date of HTTP (RFC 9110, 5.6.7). */
function dateOf(header: string | undefined): Date | null {
  const date = new Date(header ?? '');
  return Number.isNaN(date.getTime()) ? null : date;
}

function explain(error: unknown): unknown {
  if (isWorkbenchError(error)) return error;
  const code = codeOf(error);
  if (code === 'ECONNRESET' || code === 'EPIPE' || code === 'ABORT_ERR' || code.startsWith('HPE_')) return syncErrors.broken();
  if (code === 'ETIMEDOUT') return syncErrors.slow();
  const mistrust = mistrustOf(code);
  if (mistrust) return syncErrors.untrusted(mistrust);
  return syncErrors.unreachable(code);
}

/** Why a certificate does not count, in words; undefined for a code that is not about one (OpenSSL's verify codes, Node's `ERR_TLS_*`). */
function mistrustOf(code: string): string | undefined {
  if (code === 'CERT_HAS_EXPIRED') return '证书已过期';
  if (code === 'CERT_NOT_YET_VALID') return '证书还没有生效，请先核对本机时间';
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return '证书不是发给这个主机名的';
  if (/^(SELF_|DEPTH_|UNABLE_)/.test(code)) return '签发者不受信任';
  return /^(CERT_|ERR_TLS_|ERR_SSL_|EPROTO)/.test(code) ? `证书或加密方式有误，${code}` : undefined;
}

/** System codes only: a message could name the address or a path. */
function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? code : 'unknown';
}
