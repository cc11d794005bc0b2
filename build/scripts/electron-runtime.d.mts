export function cacheFolder(): string;
/** The folder of the Electron that tests run. Rejects with a reason where it cannot be had. */
export function electronForTests(): Promise<string>;
