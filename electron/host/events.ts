import type { HostEvent } from '#shared/host/contract.ts';
import { type Bytes, utf8 } from '#shared/kernel/bytes.ts';

/** A blank line now and then shows both sides that the other is still there. */
const HEARTBEAT_MS = 10_000;

/** Sends events to every open event stream, as newline-delimited JSON. */
export class EventHub {
  readonly #open = new Set<(line: Bytes) => void>();

  send(event: HostEvent): void {
    const line = utf8(`${JSON.stringify(event)}\n`);
    for (const push of this.#open) push(line);
  }

  get listeners(): number {
    return this.#open.size;
  }

  /** @param ended called once, when the reader has gone */
  stream(ended: () => void): ReadableStream<Bytes> {
    const open = this.#open;
    let stop = (): void => undefined;
    return new ReadableStream<Bytes>({
      start: (controller) => {
        const push = (line: Bytes): void => controller.enqueue(line);
        const beat = setInterval(() => push(utf8('\n')), HEARTBEAT_MS);
        beat.unref();
        open.add(push);
        stop = () => {
          clearInterval(beat);
          open.delete(push);
          ended();
        };
        // An empty first line makes the answer's headers leave at once.
        push(utf8('\n'));
      },
      cancel: () => stop(),
    });
  }
}
