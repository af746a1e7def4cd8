import { rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import { client } from "./identity/provider-client.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const dataDir = join(root, "tests", "results", "browser-data");

/** Workers read this file too, and must use the port that the first reading chose. */
if (!process.env.BROWSER_TEST_PORT) {
  process.env.BROWSER_TEST_PORT = await freePort();
  process.env.PROVIDER_TEST_PORT = await freePort();
  rmSync(dataDir, { recursive: true, force: true });
}
const port = process.env.BROWSER_TEST_PORT;
const address = `http://localhost:${port}`;
/** Runs only during provider.spec.ts. */
const provider = {
  OIDC_ISSUER: `http://127.0.0.1:${process.env.PROVIDER_TEST_PORT}`,
  OIDC_CLIENT_ID: client.id,
  OIDC_CLIENT_SECRET: client.secret,
  OIDC_NAME: "Tahoma Schools",
};
const isRoot = process.getuid?.() === 0;

/** Journeys through the production start, on a separate database with the demo world. */
export default defineConfig({
  testDir: "browser",
  outputDir: "results/browser",
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  // Two browsers and a server share two cores: a test that fails once and then passes is reported as flaky, not failed.
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: "list",
  use: {
    baseURL: address,
    locale: "en-US",
    timezoneId: "America/Los_Angeles",
    // Recording every test costs a fifth of the run.
    trace: "on-first-retry",
    launchOptions: {
      ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
      args: [
        ...(isRoot ? ["--no-sandbox"] : []),
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-default-apps",
        "--disable-dev-shm-usage",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
  webServer: {
    command: `exec "${process.execPath}" app/server/start.ts`,
    cwd: root,
    url: `${address}/healthcheck`,
    env: {
      PORT: port,
      DATA_DIR: dataDir,
      DATABASE_URL: "",
      PUBLIC_URL: "",
      MAIL_URL: "",
      MAIL_FROM: "",
      LOG_LEVEL: "warn",
      ...provider,
    },
    timeout: 240_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
  },
});

function freePort(): Promise<string> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(String(typeof address === "object" && address ? address.port : 0)));
    });
  });
}
