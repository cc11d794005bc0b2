import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { listFolder } from './atomic-file.ts';
import type { Disk } from './disk.ts';

/** A stick or other removable medium that is plugged in now. */
export interface Medium {
  readonly path: string;
  readonly label: string;
}

export interface Media {
  list(): Promise<readonly Medium[]>;
  /** How often it is worth asking, in milliseconds. */
  readonly every: number;
}

export function systemMedia(disk: Disk, platform: NodeJS.Platform = process.platform): Media {
  switch (platform) {
    case 'linux':
      return { every: 2_000, list: () => linuxMedia(disk) };
    case 'win32':
      return { every: 20_000, list: windowsMedia };
    case 'darwin':
      return { every: 2_000, list: async () => (await listFolder(disk, '/Volumes')).map((name) => ({ path: join('/Volumes', name), label: name })) };
    default:
      return { every: 60_000, list: async () => [] };
  }
}

/** Desktops mount sticks under these two folders; the mount table tells what is really mounted. */
async function linuxMedia(disk: Disk): Promise<Medium[]> {
  const table = String(await disk.readFile('/proc/self/mounts').catch(() => ''));
  return mediaOfMounts(table);
}

export function mediaOfMounts(table: string): Medium[] {
  const points = table
    .split('\n')
    .map((line) => unescapeMount(line.split(' ')[1] ?? ''))
    .filter((point) => /^\/(run\/)?media\/./.test(point));
  return [...new Set(points)].map((path) => ({ path, label: path.slice(path.lastIndexOf('/') + 1) }));
}

/** The mount table writes space, tab, line feed and backslash as three octal digits, byte by byte. */
function unescapeMount(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
}

const disksSchema = z.array(z.object({ DeviceID: z.string().regex(/^[A-Z]:$/), VolumeName: z.string().nullish() }));

async function windowsMedia(): Promise<Medium[]> {
  const query = "ConvertTo-Json -Compress @(Get-CimInstance Win32_LogicalDisk -Filter 'DriveType=2' | Select-Object DeviceID,VolumeName)";
  const command = `[Console]::OutputEncoding=[Text.Encoding]::UTF8; ${query}`;
  try {
    const { stdout } = await promisify(execFile)('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', command], {
      timeout: 10_000,
      windowsHide: true,
    });
    const disks = disksSchema.parse(JSON.parse(stdout.trim() === '' ? '[]' : stdout));
    return disks.map((disk) => ({ path: `${disk.DeviceID}\\`, label: disk.VolumeName || disk.DeviceID }));
  } catch {
    // A machine whose policy forbids PowerShell: sticks can still be chosen as folders.
    return [];
  }
}
