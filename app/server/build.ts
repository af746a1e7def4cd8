import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { compileMessages } from "../messages/compile.ts";
import { waitForLock } from "./lock.ts";
import { compressAssets } from "./precompress.ts";
import { Refusal } from "./refusal.ts";
import { cacheFolder, root } from "./root.ts";
import { writeRouteTable } from "./route-manifest.ts";

const stamp = join(root, "build", "sources");

/** Everything that determines the output, without generated files and tests. */
const sources = [
  "app/**/*.{ts,tsx,css,woff2,svg,json}",
  "db/**/*.ts",
  "db/migrations/meta/_journal.json",
  "content/messages/*.json",
  "public/**/*",
  "{package.json,package-lock.json,vite.config.ts,remix.config.js,tsconfig.json}",
];
const ignored = ["app/messages/catalog.ts", "app/messages/catalog/**", "app/**/*.test.*"];

/** Builds what browsers and web processes run, if its sources changed since the last build. */
export async function buildIfChanged(say: (words: string) => void): Promise<void> {
  const hash = hashSources();
  if (isBuilt(hash)) return;
  mkdirSync(cacheFolder, { recursive: true });
  const lock = await waitForLock(join(cacheFolder, "build.lock"), () => say("Waiting for another build to finish …"));
  try {
    if (isBuilt(hash)) return;
    say("Building, because sources changed. This takes about half a minute …");
    await compileMessages();
    await runVite();
    await writeRouteTable(join(root, "build", "client", "assets"));
    await compressAssets(join(root, "build", "client"));
    writeFileSync(join(root, "build", "commit"), currentCommit());
    writeFileSync(stamp, hash);
    say("Built.");
  } finally {
    lock.release();
  }
}

/** Empty outside a git checkout. */
function currentCommit(): string {
  const { stdout, status } = spawnSync("git", ["rev-parse", "--short=10", "HEAD"], { cwd: root, encoding: "utf8" });
  return status === 0 ? stdout.trim() : "";
}

function isBuilt(hash: string): boolean {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === hash;
}

function hashSources(): string {
  const files = globSync(sources, { cwd: root, exclude: ignored, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/\.test\.|messages\/catalog[./]/.test(file))
    .sort();
  const hash = createHash("sha256");
  for (const file of files)
    hash
      .update(`${file.slice(root.length)}\0`)
      .update(readFileSync(file))
      .update("\0");
  return hash.digest("hex");
}

/** Vite prints much on success, so its output is shown only on failure. */
async function runVite(): Promise<void> {
  const cli = join(dirname(createRequire(import.meta.url).resolve("@remix-run/dev/package.json")), "dist", "cli.js");
  const child = spawn(process.execPath, [cli, "vite:build", "--logLevel", "warn"], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const abandon = () => child.kill();
  process.once("exit", abandon);
  let words = "";
  child.stdout.on("data", (chunk) => (words += chunk));
  child.stderr.on("data", (chunk) => (words += chunk));
  const code = await new Promise((resolve) => child.once("close", resolve));
  process.off("exit", abandon);
  if (code !== 0) throw new Refusal(`The build failed.\n\n${words.trim()}`);
}
