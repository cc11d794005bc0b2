import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';

/** What lies outside: an HTTP server and a UDP port of this machine that count whatever reaches them. */
export interface Outside {
  readonly http: number;
  readonly udp: number;
  counts(): { readonly requests: number; readonly packets: number };
  reset(): void;
  close(): Promise<void>;
}

export async function openOutside(): Promise<Outside> {
  let requests = 0;
  let packets = 0;
  const server = createServer((_request, answer) => {
    requests++;
    answer.setHeader('content-type', 'text/html').end('<!doctype html><title>outside</title>');
  });
  server.on('upgrade', (_request, socket) => {
    requests++;
    socket.destroy();
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const socket = createSocket('udp4');
  socket.on('message', () => packets++);
  await new Promise<void>((resolve) => void socket.bind(0, '127.0.0.1', resolve));
  return {
    http: (server.address() as AddressInfo).port,
    udp: socket.address().port,
    counts: () => ({ requests, packets }),
    reset: () => {
      requests = 0;
      packets = 0;
    },
    close: async () => {
      socket.close();
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
}

/** Tries every way out of a page: fetch, image, socket, beacon, prefetch, WebRTC, new window, and last of all navigation. */
export async function tryEveryWayOut(page: Page, { http, udp }: Outside): Promise<void> {
  await page.evaluate(
    async ({ http, udp }) => {
      const base = `http://127.0.0.1:${http}/`;
      const attempt = async (action: () => unknown): Promise<void> => {
        try {
          await action();
        } catch {
          // Being refused is what is hoped for; the counters decide.
        }
      };
      await attempt(() => fetch(`${base}fetch`, { mode: 'no-cors' }));
      await attempt(() => fetch('http://some-name.example/', { mode: 'no-cors' }));
      await attempt(() => navigator.sendBeacon(`${base}beacon`, 'x'));
      await attempt(() => {
        new Image().src = `${base}image`;
      });
      await attempt(() => new WebSocket(`ws://127.0.0.1:${http}/socket`));
      await attempt(() => new EventSource(`${base}events`));
      await attempt(() => {
        const link = Object.assign(document.createElement('link'), { rel: 'prefetch', href: `${base}prefetch` });
        const frame = Object.assign(document.createElement('iframe'), { src: `${base}frame` });
        const form = Object.assign(document.createElement('form'), { action: `${base}form`, method: 'post', target: '_blank' });
        document.head.append(link);
        document.body.append(frame, form);
        form.submit();
      });
      await attempt(async () => {
        const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${udp}` }] });
        peer.createDataChannel('x');
        await peer.setLocalDescription();
      });
      await attempt(() => window.open(`${base}window`));
      await new Promise((resolve) => setTimeout(resolve, 1_500));
    },
    { http, udp },
  );
}

export async function tryToNavigate(page: Page, { http }: Outside): Promise<void> {
  await page.evaluate((address) => void setTimeout(() => (location.href = address), 10), `http://127.0.0.1:${http}/navigation`).catch(() => undefined);
  await sleep(1_000);
}
