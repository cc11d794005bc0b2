import { takeToken } from '#renderer/app/token.ts';
import { startCore } from '#renderer/core/client.ts';

/** The core worker without screens: what a journey does by hand, a test does by calls. */
Object.assign(window, { core: startCore(takeToken()) });
