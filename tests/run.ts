/**
 * `npm test`, `check` and `soak`: runs every step on what it sets up itself, then prints where the time went and a
 * summary line.
 */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { findChromium } from "./chromium.ts";
import { ledger, type PlaywrightSuite, specFiles, type Timed } from "./ledger.ts";

type Outcome = { passed: number; failed: number; failures?: string[]; files?: Timed[] };
/** The part of Vitest's JSON report that is used here. */
type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    startTime: number;
    endTime: number;
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
  }[];
};
/** The part of Playwright's JSON report that is used here. */
type PlaywrightReport = {
  suites: PlaywrightSuite[];
  stats: { expected: number; unexpected: number; flaky: number };
};
type Step = { title: string; run: () => Promise<Outcome> };

const root = fileURLToPath(new URL("..", import.meta.url));
const results = join(root, "tests", "results");
const isQuick = process.argv[2] === "check";
const isSoak = process.argv[2] === "soak";

const words: Step = { title: "Words of the interface", run: () => check(node("app/messages/compile.ts")) };
const withoutServer: Step = { title: "Rules and database", run: () => runVitest("rules", "database*") };
const steps: Step[] = isSoak
  ? [words, withoutServer]
  : [
      words,
      {
        title: "Types, lint, content and build",
        run: () =>
          // Each of them keeps one core busy.
          checkAll([
            bin("tsc", "--project", "."),
            node("app/server/commands/build.ts"),
            bin("biome", "check", "--error-on-warnings"),
            ["npm", "run", "--silent", "content:check"],
          ]),
      },
      ...(isQuick
        ? [withoutServer]
        : [
            { title: "Rules, database and server", run: () => runVitest() },
            { title: "Browser", run: runPlaywright },
          ]),
    ];

async function runAll(): Promise<void> {
  mkdirSync(results, { recursive: true });
  const total: Outcome = { passed: 0, failed: 0 };
  const failedSteps: string[] = [];
  const durations: Timed[] = [];
  const allFiles: Timed[] = [];
  for (const { title, run } of steps) {
    process.stdout.write(`\n── ${title} ──\n`);
    const startedAt = performance.now();
    const { passed, failed, failures = [], files = [] } = await run();
    durations.push({ name: title, ms: performance.now() - startedAt });
    allFiles.push(...files);
    total.passed += passed;
    total.failed += failed;
    if (failed > 0) failedSteps.push([title, ...failures].join("\n  ✗ "));
  }
  process.stdout.write(`\n${ledger(durations, allFiles)}`);
  process.stdout.write(failedSteps.length > 0 ? `\nFailed:\n${failedSteps.join("\n")}\n\n` : "\nAll steps passed.\n");
  process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

/** A step without tests prints only when it fails. */
async function check(command: string[]): Promise<Outcome> {
  const isGood = (await run(command)) === 0;
  process.stdout.write(isGood ? "ok\n" : `failed: ${command.join(" ")}\n`);
  return { passed: 0, failed: isGood ? 0 : 1 };
}

async function checkAll(commands: string[][]): Promise<Outcome> {
  const outcomes = await Promise.all(commands.map(check));
  return { passed: 0, failed: outcomes.reduce((total, { failed }) => total + failed, 0) };
}

/** All projects by default. */
async function runVitest(...names: string[]): Promise<Outcome> {
  const file = freshFile("vitest.json");
  const projects = names.map((name) => `--project=${name}`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const command = bin("vitest", "run", "--config", "tests/vitest.config.ts", ...projects, ...reporters);
  const code = await run(command);
  const counts = readCounts(file, ({ numPassedTests, numFailedTests, testResults }: VitestReport) => ({
    passed: numPassedTests,
    failed: numFailedTests,
    failures: testResults.flatMap(whatFailed),
    files: testResults.map(({ name, startTime, endTime }) => ({ name: relative(root, name), ms: endTime - startTime })),
  }));
  return withExitCode(counts, code);
}

async function runPlaywright(): Promise<Outcome> {
  const chromium = await findChromium();
  if (!chromium) {
    process.stdout.write("There is no Chromium here. Type this, then try again:\n");
    process.stdout.write("  npx playwright install --with-deps chromium\n");
    return { passed: 0, failed: 1 };
  }
  const file = freshFile("playwright.json");
  const variables = { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: file };
  const command = bin("playwright", "test", "--config", "tests/playwright.config.ts", "--reporter=list,json");
  const code = await run(command, variables);
  const counts = readCounts(file, ({ suites, stats }: PlaywrightReport) => {
    if (stats.flaky > 0)
      process.stdout.write(`${stats.flaky} passed at the second try only; they are listed as flaky.\n`);
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected, files: specFiles(suites) };
  });
  return withExitCode(counts, code);
}

/** Repeated at the end, because that is the part of a long run that people read. */
function whatFailed({ name, status, message, assertionResults }: VitestReport["testResults"][number]): string[] {
  const file = relative(root, name);
  const tests = assertionResults.filter((test) => test.status === "failed");
  if (tests.length === 0) return status === "failed" ? [`${file}: ${message}`] : [];
  return tests.map((test) => `${file}: ${test.fullName}\n${test.failureMessages.join("\n")}`);
}

function run([file = "", ...args]: string[], variables: Record<string, string> = {}): Promise<number> {
  const path = `${join(root, "node_modules", ".bin")}:${process.env.PATH}`;
  const env = { ...process.env, PATH: path, ...variables };
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: root, env, stdio: "inherit" });
    child.once("error", () => resolve(1));
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

function node(script: string): string[] {
  return [process.execPath, script];
}

function bin(name: string, ...args: string[]): string[] {
  return [join(root, "node_modules", ".bin", name), ...args];
}

function freshFile(name: string): string {
  const file = join(results, name);
  rmSync(file, { force: true });
  return file;
}

function readCounts<Report>(file: string, countsOf: (report: Report) => Outcome): Outcome {
  try {
    return countsOf(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return { passed: 0, failed: 0 };
  }
}

/** A runner that exits with an error without a failed test has failed too. */
function withExitCode(counts: Outcome, code: number): Outcome {
  return { ...counts, failed: code === 0 ? counts.failed : Math.max(1, counts.failed) };
}

await runAll();
