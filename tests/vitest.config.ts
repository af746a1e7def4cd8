import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { times } from "./effort.ts";

const root = fileURLToPath(new URL("../", import.meta.url)).replace(/\/$/, "");
const setupFiles = ["tests/noise.ts", "tests/properties.ts"];

/** Generous, because a slow machine is not a defect; a test that hangs still ends. */
const patience = { testTimeout: times(120_000), hookTimeout: 120_000, expect: { poll: { timeout: 60_000 } } };

/**
 * Rules tests need nothing; database tests share one PostgreSQL; server tests start the real application, after the
 * others.
 */
export default defineConfig({
  root,
  test: {
    // One more than there are cores: some tests wait for a clock or another process and use none.
    maxWorkers: availableParallelism() + 1,
    env: { SECRET_KEY: "a key for tests that seals nothing of anybody's" },
    projects: [
      {
        root,
        test: {
          name: "rules",
          ...patience,
          // They keep no state, so one worker may load each module once for all files.
          isolate: false,
          include: ["{app,db,content}/**/*.test.{ts,tsx}", "tests/bench/*.test.ts"],
          setupFiles,
        },
      },
      {
        root,
        test: {
          name: "database",
          ...patience,
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: ["tests/{browser,server,bench}/**"],
          setupFiles,
          globalSetup: "tests/database-server.ts",
        },
      },
      {
        root,
        test: {
          name: "server",
          ...patience,
          // They start and kill whole applications several times.
          testTimeout: 300_000,
          include: ["tests/server/**/*.test.ts"],
          globalSetup: "tests/server/prepared-data.ts",
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
