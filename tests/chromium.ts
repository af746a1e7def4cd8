import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

const minutes = 60_000;
/** Debian's headless shell first: it renders the same pages with less work. Older releases have only the whole browser. */
const names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const macPaths = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

/** A working Chromium: the installed one, else Playwright's, else Debian's. Null if there is none. */
export async function findChromium(): Promise<string | null> {
  return installed() ?? (installPlaywrights() ? installed() : null) ?? (installDebians() ? installed() : null);
}

function installed(): string | null {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const candidates = [process.env.CHROMIUM_PATH ?? "", chromium.executablePath(), ...onPath, ...macPaths];
  return candidates.find((file) => file !== "" && existsSync(file) && runs(file)) ?? null;
}

function runs(file: string): boolean {
  return spawnSync(file, ["--version"], { timeout: 20_000 }).status === 0;
}

function installPlaywrights(): boolean {
  process.stdout.write("Chromium is missing: letting Playwright install it …\n");
  const cli = fileURLToPath(new URL("../node_modules/.bin/playwright", import.meta.url));
  return succeeds(cli, ["install", "chromium"], 4 * minutes);
}

function installDebians(): boolean {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return false;
  process.stdout.write("Playwright could not: installing Debian's Chromium …\n");
  return (
    succeeds("apt-get", ["update", "-q"], 3 * minutes) &&
    ["chromium-headless-shell", "chromium"].some((name) =>
      succeeds("apt-get", ["install", "-y", "-q", "--no-install-recommends", name], 8 * minutes),
    )
  );
}

function succeeds(file: string, args: string[], timeout: number): boolean {
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    execFileSync(file, args, { timeout, env, stdio: ["ignore", "ignore", "ignore"] });
    return true;
  } catch {
    return false;
  }
}
