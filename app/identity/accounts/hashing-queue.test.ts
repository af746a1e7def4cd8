import { expect, test } from "vitest";
import { boundedQueue, QueueFull } from "./hashing-queue.ts";

/** Work that ends when it is told to, and what has begun so far. */
function workshop() {
  const begun: number[] = [];
  const ends = new Map<number, () => void>();
  return {
    begun,
    work: (number: number) => () =>
      new Promise<number>((resolve) => {
        begun.push(number);
        ends.set(number, () => resolve(number));
      }),
    end: (number: number) => ends.get(number)?.(),
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test("runs a few at a time, and the others in the order in which they came", async () => {
  const { begun, work, end } = workshop();
  const queue = boundedQueue({ atOnce: 2, waiting: 10 });
  const results = [1, 2, 3, 4].map((number) => queue.run(work(number)));
  await settled();
  expect(begun).toEqual([1, 2]);
  end(2);
  await settled();
  expect(begun).toEqual([1, 2, 3]);
  end(1);
  await settled();
  end(3);
  end(4);
  expect(await Promise.all(results)).toEqual([1, 2, 3, 4]);
});

test("refuses what would wait too long, and takes more once there is room", async () => {
  const { work, end } = workshop();
  const queue = boundedQueue({ atOnce: 1, waiting: 1 });
  const first = queue.run(work(1));
  const second = queue.run(work(2));
  expect(queue.isFull()).toBe(true);
  await expect(queue.run(work(3))).rejects.toBeInstanceOf(QueueFull);
  end(1);
  await first;
  expect(queue.isFull()).toBe(false);
  await settled();
  end(2);
  await second;
});

test("work that fails makes room for the next", async () => {
  const queue = boundedQueue({ atOnce: 1, waiting: 1 });
  const failing = queue.run(() => Promise.reject(new Error("no memory")));
  const next = queue.run(() => Promise.resolve("done"));
  await expect(failing).rejects.toThrow("no memory");
  expect(await next).toBe("done");
});
