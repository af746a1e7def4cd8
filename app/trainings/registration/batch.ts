import { setImmediate as turn } from "node:timers/promises";

type Waiting<Request, Answer> = {
  request: Request;
  resolve: (answer: Answer) => void;
  reject: (reason: unknown) => void;
};

/** How many requests are answered at once: a batch holds a lock, which others wait for. */
const most = 100;

/**
 * Answers requests about the same thing together: those of one moment, and while a batch is being answered, further
 * requests for its key wait and become the next batch. `answerAll` gets a key and its requests in the order that they
 * came, and returns their answers in that order. Where it fails for a batch, each request is tried alone, so that one
 * cannot spoil another.
 */
export function inBatches<Request, Answer>(
  answerAll: (key: string, requests: readonly Request[]) => Promise<readonly Answer[]>,
): (key: string, request: Request) => Promise<Answer> {
  /** Of the keys that are being answered, the requests that wait. */
  const queues = new Map<string, Waiting<Request, Answer>[]>();

  async function answer(key: string, queue: Waiting<Request, Answer>[]): Promise<void> {
    while (queue.length > 0) {
      await turn(); // for those who ask at the same moment
      await settle(key, queue.splice(0, most));
      await turn(); // for those who ask once they are answered
    }
    queues.delete(key);
  }

  async function settle(key: string, batch: readonly Waiting<Request, Answer>[]): Promise<void> {
    try {
      const answers = await answerAll(
        key,
        batch.map(({ request }) => request),
      );
      batch.forEach(({ resolve, reject }, index) => {
        const answer = answers[index];
        if (answer === undefined) reject(new Error("a request of a batch was not answered"));
        else resolve(answer);
      });
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      else await Promise.all(batch.map((each) => settle(key, [each])));
    }
  }

  return (key, request) =>
    new Promise((resolve, reject) => {
      const queue = queues.get(key) ?? [];
      queue.push({ request, resolve, reject });
      if (queues.has(key)) return;
      queues.set(key, queue);
      void answer(key, queue);
    });
}
