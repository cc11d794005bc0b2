import * as tls from 'node:tls';
import { authoritiesOfFile } from '../authority-file.ts';

let known: readonly string[] | undefined;

/**
 * The authorities that vouch for servers: those that Node carries and those of this system, as PEM. Node alone knows nothing of the system's.
 * Newer Nodes tell them on every system; older ones only where a file can be read, and a certificate has to be pinned elsewhere. Read once.
 */
export function systemAuthorities(): readonly string[] {
  known ??= [...new Set([...tls.rootCertificates, ...(toldByNode() ?? authoritiesOfFile())])];
  return known;
}

/** `tls.getCACertificates`, from Node 22.15 on: later than the types here. */
function toldByNode(): readonly string[] | undefined {
  const tell: unknown = Reflect.get(tls, 'getCACertificates');
  if (typeof tell !== 'function') return undefined;
  const found: unknown = tell('system');
  return Array.isArray(found) ? found.filter((one) => typeof one === 'string') : undefined;
}
