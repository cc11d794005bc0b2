import type { Page } from 'playwright-core';
import type { HttpAnswer, HttpFetch } from '#shared/host/http-host.ts';
import type { Bytes } from '#shared/kernel/bytes.ts';
import type { RawAnswer } from '#test/contract/host-contract.ts';

interface Crossing {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

const toText = (body: Bytes | string): string => Buffer.from(body).toString('base64');

/** Runs one fetch inside the page; bodies cross as base64. */
async function fetchInPage(page: Page, path: string, method: string, headers: Record<string, string>, body?: Bytes | string): Promise<Crossing> {
  return page.evaluate(
    async ({ path, method, headers, body }) => {
      const bytes = body === null ? undefined : Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0));
      const ask = Reflect.get(globalThis, 'ask') as (path: string, init: RequestInit) => Promise<Response>;
      const answer = await ask(path, { method, headers, ...(bytes ? { body: bytes } : {}) });
      const got = new Uint8Array(await answer.arrayBuffer());
      let text = '';
      for (let at = 0; at < got.length; at += 32_768) text += String.fromCharCode(...got.subarray(at, at + 32_768));
      return { status: answer.status, headers: Object.fromEntries(answer.headers), body: btoa(text) };
    },
    { path, method, headers, body: body === undefined ? null : toText(body) },
  );
}

/** The page's own fetch, driven from the test: what the host sees is a request of the page. Without event streams. */
export function pageFetch(page: () => Page): HttpFetch {
  return async (path, { method, headers, body }) => {
    const { 'x-xunjian-window': _own, authorization: _none, ...rest } = headers;
    const answer = await fetchInPage(page(), path, method, rest, body);
    const bytes = Buffer.from(answer.body, 'base64');
    return new Response(bytes.length === 0 ? null : bytes, { status: answer.status }) as unknown as HttpAnswer;
  };
}

export async function rawInPage(page: Page, method: string, path: string, body?: Bytes | string, headers: Record<string, string> = {}): Promise<RawAnswer> {
  const type = typeof body === 'string' ? { 'content-type': 'application/json' } : {};
  const answer = await fetchInPage(page, path, method, { ...type, ...headers }, body);
  return { ...answer, body: Buffer.from(answer.body, 'base64').toString() };
}
