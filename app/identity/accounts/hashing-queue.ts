/** A queue that is full: nobody could wait that long. */
export class QueueFull extends Error {}

/**
 * Runs work a few at a time, the rest in turn. Hashing a password keeps a core busy for tens of milliseconds on purpose,
 * so a morning's rush of people signing in would otherwise take the time of everybody who is reading.
 *
 * @param atOnce how many pieces of work run together
 * @param waiting how many more may wait; the next one is refused with `QueueFull`
 */
export function boundedQueue({ atOnce, waiting }: { atOnce: number; waiting: number }) {
  const queue: (() => void)[] = [];
  let running = 0;
  const isFull = () => queue.length >= waiting;
  const turn = () =>
    new Promise<void>((resolve) => {
      if (running < atOnce) {
        running += 1;
        resolve();
      } else queue.push(resolve);
    });
  const finish = () => {
    const next = queue.shift();
    if (next) next();
    else running -= 1;
  };
  return {
    /** Whether the next piece of work would be refused. */
    isFull,
    async run<Result>(work: () => Promise<Result>): Promise<Result> {
      if (isFull()) throw new QueueFull();
      await turn();
      try {
        return await work();
      } finally {
        finish();
      }
    },
  };
}
