import { DISK_RESERVE_BYTES } from '#shared/host/contract.ts';
import { type Disk, freeBytes } from './disk.ts';
import type { EventHub } from './events.ts';
import type { Media } from './media.ts';
import type { Folder, PlaceBook } from './places.ts';

/** How often the free space is looked at, in milliseconds. */
const DISK_EVERY = 15_000;

/** Tells the page when a stick comes or goes and when free space gets scarce (or is back). Nothing is asked while nobody listens. */
export function watchSurroundings(disk: Disk, vaultRoot: string, places: PlaceBook, media: Media, hub: EventHub): () => void {
  let known: Map<string, Folder> | undefined;
  let scarce = false;
  const lookAtMedia = async (): Promise<void> => {
    const now = new Map((await places.removable()).map((folder) => [folder.id, folder]));
    const before = known ?? now;
    known = now;
    const listed = await places.list();
    for (const [id] of now) {
      const place = listed.find((entry) => entry.id === id);
      if (place && !before.has(id)) hub.send({ event: 'place', place });
    }
    for (const [id, { label, kind }] of before) {
      if (!now.has(id)) hub.send({ event: 'place', place: { id, label, kind, present: false, freeBytes: null } });
    }
  };
  const lookAtDisk = async (): Promise<void> => {
    const free = await freeBytes(disk, vaultRoot);
    const low = free < DISK_RESERVE_BYTES * 5;
    if (low || scarce) hub.send({ event: 'disk', freeBytes: free });
    scarce = low;
  };
  const timers = [repeat(lookAtMedia, media.every, hub), repeat(lookAtDisk, DISK_EVERY, hub)];
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
}

function repeat(look: () => Promise<void>, every: number, hub: EventHub): NodeJS.Timeout {
  let busy = false;
  const timer = setInterval(() => {
    if (busy || hub.listeners === 0) return;
    busy = true;
    // A medium pulled out while being looked at is seen as gone the next time.
    void look()
      .catch(() => undefined)
      .finally(() => {
        busy = false;
      });
  }, every);
  timer.unref();
  return timer;
}
