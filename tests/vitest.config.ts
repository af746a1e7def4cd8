import { globSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { times } from "./effort.ts";

const root = fileURLToPath(new URL("../", import.meta.url)).replace(/\/$/, "");
const setupFiles = ["tests/noise.ts", "tests/properties.ts"];

/** Generous, because a slow machine is not a defect; a test that hangs still ends. */
const patience = { testTimeout: times(120_000), hookTimeout: 120_000, expect: { poll: { timeout: 60_000 } } };

/** Database tests that load modules again, or for another database: they need a process of their own. */
const needsOwnProcess = /\bvi\.(mock|resetModules)\b|process\.env\.\w+ = |\/published\.ts/;
const databaseTests = globSync("tests/**/*.test.{ts,tsx}", { cwd: root }).filter(
  (file) => !/^tests\/(browser|server|bench)\//.test(file),
);
const alone = databaseTests.filter((file) => needsOwnProcess.test(readFileSync(`${root}/${file}`, "utf8")));

/**
 * Rules tests need nothing; database tests share one PostgreSQL (`--project="database*"` runs them all); server tests
 * start the real application, after the others. Without isolation, each module is loaded once for all files of a worker.
 */
export default defineConfig({
  root,
  test: {
    // One more than there are cores: some tests wait for a clock or another process and use none.
    maxWorkers: availableParallelism() + 1,
    globalSetup: "tests/database-server.ts",
    env: { SECRET_KEY: "a key for tests that seals nothing of anybody's" },
    projects: [
      {
        root,
        test: {
          name: "rules",
          ...patience,
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
          isolate: false,
          include: databaseTests.filter((file) => !alone.includes(file)),
          setupFiles: ["tests/pool.ts", ...setupFiles],
        },
      },
      { root, test: { name: "database-alone", ...patience, include: alone, setupFiles } },
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
