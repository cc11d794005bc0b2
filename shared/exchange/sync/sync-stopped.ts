/** Stopped by the person: not an error, everything so far holds. */
export class SyncStopped extends Error {}
