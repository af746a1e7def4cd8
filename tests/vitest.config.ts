import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("../", import.meta.url)).replace(/\/$/, "");
const quiet = ["tests/noise.ts"];

/** Generous, because a slow machine is no defect; a test that hangs is still ended. */
const patience = { testTimeout: 120_000, hookTimeout: 120_000 };

/** Rules need nothing; database tests share one PostgreSQL; server tests start the real thing, alone. */
export default defineConfig({
  root,
  test: {
    env: { SECRET_KEY: "a key for tests that seals nothing of anybody's" },
    projects: [
      {
        root,
        test: {
          name: "rules",
          ...patience,
          include: ["{app,db,content}/**/*.test.{ts,tsx}"],
          setupFiles: quiet,
        },
      },
      {
        root,
        test: {
          name: "database",
          ...patience,
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: ["tests/{browser,server,bench}/**"],
          setupFiles: quiet,
          globalSetup: "tests/database-server.ts",
        },
      },
      {
        root,
        test: {
          name: "server",
          ...patience,
          include: ["tests/server/**/*.test.ts"],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
