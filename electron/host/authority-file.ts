import { readFileSync } from 'node:fs';

/** Where systems keep the authorities that their administrator trusts, the office's own among them. */
const BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt', // Debian, UOS, Kylin desktop
  '/etc/pki/tls/certs/ca-bundle.crt', // Red Hat, Kylin server
  '/etc/ssl/ca-bundle.pem', // SUSE
];

/** The authorities of this system as PEM, where it keeps them in a file that anybody may read; none elsewhere. */
export function authoritiesOfFile(): readonly string[] {
  for (const path of BUNDLES) {
    try {
      return readFileSync(path, 'latin1').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
    } catch {
      // Not this kind of system.
    }
  }
  return [];
}
