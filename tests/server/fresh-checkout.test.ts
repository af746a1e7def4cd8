import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
const compiled = /^app\/messages\/catalog(\.ts|\/)/;
const compilesFirst = "--import ./app/messages/preload.ts";

/** The module that a script of package.json runs. start.ts only checks Node's version and imports begin.ts. */
const entryOf = (script: string) => (script.match(/(\S+\.ts)$/)?.[1] ?? "").replace("start.ts", "begin.ts");

/** What Node links before it runs anything: no `import()`, no types. */
function linkedBy(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(root + file, "utf8"), ts.ScriptTarget.Latest);
  return source.statements.flatMap((statement) => {
    const isImport = ts.isImportDeclaration(statement) && !statement.importClause?.isTypeOnly;
    const isReExport = ts.isExportDeclaration(statement) && !statement.isTypeOnly;
    if (!(isImport || isReExport)) return [];
    const { moduleSpecifier } = statement;
    if (!moduleSpecifier || !ts.isStringLiteral(moduleSpecifier)) return [];
    const name = moduleSpecifier.text;
    if (/^#(app|db|content|tests)\//.test(name)) return name.slice(1);
    return name.startsWith(".") ? path.posix.join(path.posix.dirname(file), name) : [];
  });
}

/** The imports that lead from a module to the compiled messages, or null. */
function wayToMessages(entry: string): string | null {
  const importedBy = new Map<string, string | null>([[entry, null]]);
  for (const file of importedBy.keys()) {
    if (compiled.test(file)) {
      const way = [];
      for (let at: string | null | undefined = file; at; at = importedBy.get(at)) way.unshift(at);
      return way.join(" > ");
    }
    if (!/\.tsx?$/.test(file)) continue;
    for (const linked of linkedBy(file)) if (!importedBy.has(linked)) importedBy.set(linked, file);
  }
  return null;
}

const commands = Object.entries(scripts).filter(([, script]) => entryOf(script) !== "");

test("every command is covered", () => {
  const names = ["start", "dev", "worker", "content:check", "content:datasets", "messages", "build", "test", "bench"];
  const data = ["db:migrate", "db:backup", "db:restore", "db:seed", "maintenance"];
  expect(commands.map(([name]) => name)).toEqual(expect.arrayContaining([...names, ...data, "admin:create"]));
  expect(wayToMessages("app/server/application.ts")).toContain("app/messages/catalog"); // so the search finds them
});

test.each(commands)("%s compiles the messages before it loads a module that imports them", (_name, script) => {
  const needsThem = wayToMessages(entryOf(script)) !== null;
  expect(script.includes(compilesFirst)).toBe(needsThem);
});

test("a checkout without generated files runs its commands", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "sound-practice-fresh-"));
  try {
    for (const name of ["app", "db", "content/messages", "package.json"]) {
      cpSync(path.join(root, name), path.join(folder, name), { recursive: true, verbatimSymlinks: true });
    }
    symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
    const run = (script = "") => {
      rmSync(path.join(folder, "app/messages/catalog.ts"), { force: true });
      rmSync(path.join(folder, "app/messages/catalog"), { recursive: true, force: true });
      // A wrong port is refused by the configuration, which is read after everything is loaded.
      const env: NodeJS.ProcessEnv = {
        ...process.env,
        NODE_ENV: "production",
        PORT: "ninety",
        DATA_DIR: `${folder}/data`,
      };
      const { stdout, stderr } = spawnSync("sh", ["-c", script], { cwd: folder, env, encoding: "utf8" });
      return `${stdout}${stderr}`.trim();
    };
    expect(run(scripts.start)).toMatch(/^PORT .*$/);
    expect(run(scripts.worker)).toMatch(/^PORT .*$/);
    expect(run(scripts["db:restore"])).toMatch(/^Say which backup: .*$/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
