import type { SyncStanding } from '../api.ts';

/** Nothing set up: the program speaks to nobody. */
export const NO_SYNC: SyncStanding = {
  account: null,
  phase: 'off',
  words: null,
  share: 0,
  lastAt: null,
  failure: null,
  nextTryAt: null,
  unacknowledged: null,
  waiting: 0,
  held: [],
  unreadable: [],
  chunksAbsent: 0,
  notices: [],
  serverClock: null,
  laptopClocks: [],
};
