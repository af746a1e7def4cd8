import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Every folder of the application, lowest first. A folder imports only from folders above it in this list, so a new
 * folder has to be placed here before it can be used. An entry may also name a part of a folder or a single file.
 */
const order = [
  "app/ids",
  "app/time",
  "app/log",
  "app/settings",
  "app/messages",
  "app/anchors",
  "app/privacy",
  "app/statistics",
  "app/search",
  "db/schema",
  "db",
  "app/secrets",
  "app/http",
  "app/rate-limits",
  "app/ui",
  "app/route-discovery",
  "app/document",
  "app/drafts",
  "app/audit-actions",
  "app/jobs",
  "db/migrations",
  "db/backup",
  "app/personal-data-part",
  "app/mail",
  "app/live",
  "app/identity/person",
  "app/today-item",
  "app/identity/audit",
  "app/identity/organizations",
  "app/identity/people",
  "app/identity/accounts",
  "app/identity/sessions",
  "app/identity/second-step",
  "app/identity/sign-in",
  "app/identity/invitations",
  "app/identity/imports",
  "app/open-paths.ts",
  "app/machine-endpoints.ts",
  "app/maintenance",
  "app/notifications",
  "app/signed-in",
  "app/catalog",
  "app/learning",
  "app/learning/artifacts",
  "app/instruments",
  "app/meetings",
  "app/inquiry",
  "app/cohorts",
  "app/cohorts/programs",
  "app/cohorts/goals",
  "app/cohorts/log",
  "app/cohorts/desk",
  "app/discussions",
  "app/discussions/spaces",
  "app/discussions/topics",
  "app/discussions/reading",
  "app/discussions/unfurl",
  "app/discussions/posts",
  "app/discussions/moderation",
  "app/discussions/coaching",
  "app/discussions/export",
  "app/discussions/directory",
  "app/discussions/search",
  "app/discussions/about",
  "app/discussions/lesson",
  "app/trainings",
  "app/credit",
  "app/participation",
  "app/participation/periods",
  "app/participation/demographics",
  "app/participation/measures",
  "app/participation/targets",
  "app/participation/rosters",
  "app/participation/slices",
  "app/participation/snapshots",
  "app/participation/overview",
  "app/participation/commitments",
  "app/participation/needs",
  "app/participation/reports",
  "app/participation/mailings",
  "db/seed",
  "app/personal-data",
  "app/mails.ts",
  "app/today.server.ts",
  "app/notification-checks.server.ts",
  "app/operations",
  "app/navigation.ts",
  "app/routes",
  "app/server",
];

/** The files that Remix looks for beside `routes/`. What the server starts is exported from its entry. */
const besideRoutes = /^app\/(routes\.ts|root\.tsx|entry\.client\.tsx)$/;

const sources = globSync("{app,db}/**/*.{ts,tsx}", { cwd: root })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => !/\.test\.tsx?$|\.d\.ts$|^app\/messages\/catalog/.test(file))
  .filter((file) => file !== "db/drizzle.config.ts");

/** The folder of the order that a file is in: the longest entry that matches. */
function placeOf(file: string): string | undefined {
  if (besideRoutes.test(file)) return "app/routes";
  if (file === "app/entry.server.tsx") return "app/server";
  const matching = order.filter((entry) => file === entry || file.startsWith(`${entry}/`));
  return matching.sort((one, other) => other.length - one.length)[0];
}

/** Every file of the project that a file names: imports, re-exports, `import()`, workers and modules loaded by path. */
function importsOf(file: string): string[] {
  const text = readFileSync(root + file, "utf8");
  const named = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
  const byPath = text.matchAll(/(?:new URL|ssrLoadModule)\(\s*["'`]([./][^"'`]*\.tsx?)["'`]/g);
  return [...named, ...Array.from(byPath, ([, name]) => name ?? "")].flatMap((name) => resolved(file, name) ?? []);
}

function resolved(file: string, name: string): string | null {
  const plain = name.replace(/\?.*$/, "");
  if (/^#(app|db|content|tests)\//.test(plain)) return plain.slice(1);
  if (plain.startsWith("/app/")) return plain.slice(1);
  return plain.startsWith(".") ? path.posix.join(path.posix.dirname(file), plain) : null;
}

test("every file is in a folder of the order", () => {
  expect(sources.filter((file) => placeOf(file) === undefined)).toEqual([]);
});

test.each(order)("%s imports only from folders before it", (folder) => {
  const files = sources.filter((file) => placeOf(file) === folder);
  expect(files.length).toBeGreaterThan(0);
  const upward = files
    .filter(() => folder !== "db/schema") // which the last test looks at
    .flatMap((file) => importsOf(file).map((imported) => ({ file, imported })))
    .filter(({ imported }) => /\.tsx?$/.test(imported))
    .filter(({ imported }) => {
      const place = placeOf(imported);
      return place === undefined || order.indexOf(place) > order.indexOf(folder);
    });
  expect(upward).toEqual([]);
});

test("no file imports itself through others", () => {
  const checked = new Set<string>();
  const circleFrom = (file: string, through: string[]): string[] | null => {
    if (through.includes(file)) return [...through.slice(through.indexOf(file)), file];
    if (checked.has(file)) return null;
    for (const imported of importsOf(file).filter((imported) => sources.includes(imported))) {
      const circle = circleFrom(imported, [...through, file]);
      if (circle) return circle;
    }
    checked.add(file);
    return null;
  };
  expect(sources.flatMap((file) => circleFrom(file, []) ?? [])).toEqual([]);
});

test("the schema takes only words and types from the domains: rule files that need no server", () => {
  const reached = new Set<string>();
  const reach = (file: string) => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const imported of importsOf(file)) reach(imported);
  };
  for (const file of sources.filter((file) => placeOf(file) === "db/schema")) reach(file);
  const impure = [...reached].filter((file) => !file.startsWith("db/schema/") && !/^app\/[\w/-]+\.ts$/.test(file));
  expect(impure).toEqual([]);
});
