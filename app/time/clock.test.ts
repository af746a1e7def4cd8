import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import { currentTime, fromNow, moveClock } from "./clock.ts";
import { days } from "./durations.ts";

afterEach(() => moveClock(0));

test("the clock moves with a test and comes back", () => {
  const before = Date.now();
  moveClock(270 * days);
  expect(currentTime().getTime()).toBeGreaterThanOrEqual(before + 270 * days);
  expect(fromNow(1 * days).getTime()).toBeGreaterThanOrEqual(before + 271 * days);
  moveClock(0);
  expect(currentTime().getTime()).toBeLessThan(before + 1 * days);
});

/** Tells one reply to a form from the next. */
const replyKey = /\bat: Date\.now\(\)/g;

/** Where the system's or the database's clock is read on purpose, and why. */
const exceptions: [RegExp, string][] = [
  [/^app\/time\/clock\.ts$/, "the clock itself"],
  [
    /^app\/(rate-limits|jobs)\/|^app\/mail\/(outbox|queries\/mails)|^app\/http\/(refusals|form)/,
    "rate limits and retries",
  ],
  [/^app\/routes\/(admin\/mail\/test|invitations\/join|.*passkey-challenge)/, "the minutes until a rate limit ends"],
  [/^app\/(server|log)\/|^app\/operations\/queries\/site-processes|^db\/embedded/, "processes and their deadlines"],
  [/^app\/(drafts|learning\/ui|meetings\/ui)\//, "runs in the browser"],
  [/^app\/catalog\/mdx\//, "names a call that lessons may not make"],
  [/^app\/identity\/sign-in\/provider\.server/, "how long a document of a provider is cached"],
  [/^app\/identity\/sessions\/queries\/sessions\.server/, "the fallback of a prepared statement"],
  [/^db\/(migrations|backup|schema|seed|today)/, "what happened when, and the seed's own parameter"],
];

test("every rule about dates reads the clock that tests can move", () => {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const reads = /new Date\(\)|Date\.now\(\)|(?<![\w.])now\(\)/;
  const readers = globSync("{app,db}/**/*.{ts,tsx}", { cwd: root, exclude: ["**/*.test.*", "app/messages/catalog/**"] })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) =>
      reads.test(
        readFileSync(root + file, "utf8")
          .replaceAll(/\/\*\*?[\s\S]*?\*\/|\/\/.*/g, "")
          .replaceAll(replyKey, ""),
      ),
    );
  const others = readers.filter((file) => !exceptions.some(([pattern]) => pattern.test(file)));
  expect(others, "Use currentTime() of app/time/clock.ts, and momentOf() of db/today.server.ts in SQL").toEqual([]);
  const idle = exceptions.filter(([pattern]) => !readers.some((file) => pattern.test(file)));
  expect(idle.map(([, why]) => why)).toEqual([]);
});
