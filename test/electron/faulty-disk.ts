import { type Disk, realDisk } from '#electron/host/disk.ts';

type Handle = Awaited<ReturnType<Disk['open']>>;
export type DiskCall = 'open' | 'write' | 'writeFile' | 'sync' | 'truncate' | 'rename' | 'statfs' | 'link' | 'rm';

/** A real disk that fails when the test says so. */
export interface FaultyDisk extends Disk {
  /** Fails the next call of that kind (after letting `after` pass) with that code; a failing write still writes `short` bytes. */
  failNext(call: DiskCall, code: string, options?: { readonly after?: number; readonly short?: number; readonly times?: number }): void;
  /** Calls in order, as `open vault.json`. */
  readonly calls: string[];
}

interface Fault {
  readonly call: DiskCall;
  readonly code: string;
  readonly short: number;
  after: number;
  times: number;
}

export function faultyDisk(): FaultyDisk {
  const faults: Fault[] = [];
  const calls: string[] = [];
  const due = (call: DiskCall): Fault | undefined => {
    const fault = faults.find((entry) => entry.call === call);
    if (!fault || fault.after-- > 0) return undefined;
    if (--fault.times <= 0) faults.splice(faults.indexOf(fault), 1);
    return fault;
  };
  const failure = (code: string): Error => Object.assign(new Error(`${code}: made by the test`), { code });
  const check = (call: DiskCall, path = ''): void => {
    calls.push(`${call} ${path.slice(path.lastIndexOf('/') + 1)}`);
    const fault = due(call);
    if (fault) throw failure(fault.code);
  };
  const wrap = (handle: Handle): Handle =>
    new Proxy(handle, {
      get: (target, key) => {
        const own: unknown = Reflect.get(target, key, target);
        if (typeof own !== 'function') return own;
        if (key === 'write' || key === 'writeFile') return writing(target, own as (...args: unknown[]) => unknown, key);
        if (key !== 'sync' && key !== 'truncate') return own.bind(target);
        return async (...args: unknown[]) => {
          check(key);
          return own.apply(target, args);
        };
      },
    });
  const writing =
    (target: Handle, own: (...args: unknown[]) => unknown, key: 'write' | 'writeFile') =>
    async (bytes: Uint8Array, offset?: number, length?: number, position?: number): Promise<unknown> => {
      calls.push(key);
      const fault = due(key);
      if (!fault) return own.apply(target, key === 'write' ? [bytes, offset, length, position] : [bytes]);
      if (fault.short > 0) await target.write(bytes, offset ?? 0, fault.short, position ?? 0);
      throw failure(fault.code);
    };
  const guarded: Partial<Disk> = {
    open: async (path, flags, mode) => {
      check('open', String(path));
      return wrap(await realDisk.open(path, flags, mode));
    },
    rename: async (from, to) => {
      check('rename', String(to));
      await realDisk.rename(from, to);
    },
    link: async (from, to) => {
      check('link', String(to));
      await realDisk.link(from, to);
    },
    rm: async (path, options) => {
      check('rm', String(path));
      await realDisk.rm(path, options);
    },
  };
  return {
    ...realDisk,
    ...guarded,
    calls,
    failNext: (call, code, { after = 0, short = 0, times = 1 } = {}) => void faults.push({ call, code, after, short, times }),
  };
}

/** A disk whose free space the test sets. */
export function diskWithFree(free: () => number): Disk {
  return { ...realDisk, statfs: (async () => ({ bavail: free(), bsize: 1 })) as unknown as Disk['statfs'] };
}
