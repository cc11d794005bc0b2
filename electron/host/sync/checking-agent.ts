import { Agent, type AgentOptions } from 'node:https';
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls';
import type { ServerCertificate } from '#shared/host/sync-contract.ts';
import { syncErrors } from '#shared/host/sync-errors.ts';
import { readAddress } from './address.ts';
import { systemAuthorities } from './system-authorities.ts';

const CONNECT_MS = 15_000;

/**
 * Sockets over TLS that are handed to HTTP only after the certificate was looked at, so that no byte of a request reaches a server
 * that is not the one meant. With a pin that one certificate counts and nothing else; without, the authorities that this system trusts, the name and the dates.
 */
export function checkingAgent(pin: string | null, options: AgentOptions, authorities = systemAuthorities()): Agent {
  const agent = new Agent(options);
  // Undefined: the socket comes through the callback, later.
  agent.createConnection = ((wish: ConnectionOptions, made: (error: Error | null, socket?: TLSSocket) => void) => {
    const socket = connect({ ...wish, ca: [...authorities], rejectUnauthorized: pin === null, timeout: CONNECT_MS });
    const fail = (error: Error): void => {
      socket.destroy();
      made(error);
    };
    socket.once('error', fail);
    socket.once('timeout', () => fail(syncErrors.slow()));
    socket.once('secureConnect', () => {
      socket.off('error', fail);
      socket.setTimeout(0);
      if (pin !== null && fingerprintOf(socket) !== pin) fail(syncErrors.pinDiffers());
      else made(null, socket);
    });
    return undefined;
  }) as unknown as Agent['createConnection'];
  return agent;
}

/** The certificate of a server, and whether this system would trust it. Sends nothing but the greeting. */
export function lookAtCertificate(address: string, authorities = systemAuthorities()): Promise<ServerCertificate> {
  const url = readAddress(address, true);
  if (url.protocol !== 'https:') throw syncErrors.badAddress();
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve, reject) => {
    const socket = connect({
      host,
      port: Number(url.port || 443),
      ...(/^[\d.]+$|:/.test(host) ? {} : { servername: host }),
      ca: [...authorities],
      rejectUnauthorized: false,
      timeout: CONNECT_MS,
    });
    const fail = (error: Error): void => {
      socket.destroy();
      reject(error);
    };
    socket.once('error', (error) => fail(syncErrors.unreachable(String(Reflect.get(error, 'code') ?? 'TLS'))));
    socket.once('timeout', () => fail(syncErrors.slow()));
    socket.once('secureConnect', () => {
      const { subject, issuer, valid_to: validTo } = socket.getPeerCertificate();
      const found = { sha256: fingerprintOf(socket), subject: nameOf(subject), issuer: nameOf(issuer), validTo, trusted: socket.authorized };
      socket.destroy();
      resolve(found);
    });
  });
}

function fingerprintOf(socket: TLSSocket): string {
  return (socket.getPeerCertificate().fingerprint256 ?? '').replaceAll(':', '').toLowerCase();
}

function nameOf(name: { readonly CN?: string | string[]; readonly O?: string | string[] } | undefined): string {
  return [name?.CN, name?.O]
    .flat()
    .filter((part) => part !== undefined)
    .join('，');
}
