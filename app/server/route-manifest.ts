import { globSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { runInNewContext } from "node:vm";

const assignment = "window.__remixManifest=";

type Route = { imports: string[] } & Record<string, unknown>;
type Manifest = { routes: Record<string, Route> } & Record<string, unknown>;

/** Shortens the route manifest in the folder of built assets. Throws unless the folder has exactly one. */
export async function shortenManifest(folder: string): Promise<void> {
  const [name, ...others] = globSync("manifest-*.js", { cwd: folder });
  if (!name || others.length > 0) throw new Error(`${folder} should have one route manifest`);
  const file = join(folder, name);
  await writeFile(file, shortManifest(await readFile(file, "utf8")));
}

/**
 * Returns a script that sets the same manifest as Remix's own script. It holds a column for each property instead of an
 * object for each route, and numbers for imported files, the most imported first, which compress to two thirds. A
 * route's imports come in that order too: the browser only preloads them. Throws if Remix writes its script in another
 * form, or if the short script would set anything else.
 */
export function shortManifest(script: string): string {
  if (!script.startsWith(assignment)) throw new Error("Remix writes its route manifest in another form");
  const manifest: Manifest = JSON.parse(script.slice(assignment.length).replace(/;$/, ""));
  const { routes, ...rest } = manifest;
  const rows = Object.values(routes);
  const files = byFrequency(rows.flatMap(({ imports }) => imports));
  const numbers = new Map(files.map((file, number) => [file, number]));
  const numbersOf = ({ imports }: Route) => imports.flatMap((file) => numbers.get(file) ?? []).sort((a, b) => a - b);
  const columns: Record<string, unknown[]> = {};
  for (const key of new Set(rows.flatMap((row) => Object.keys(row)))) columns[key] = rows.map((row) => row[key]);
  columns.imports = rows.map(numbersOf);
  const short = `{${setManifest};setManifest(${[rest, columns, files].map((part) => JSON.stringify(part)).join()})}`;
  for (const row of rows) row.imports = numbersOf(row).flatMap((number) => files[number] ?? []);
  if (!isDeepStrictEqual(manifestSetBy(short), manifest)) throw new Error("The short route manifest says other things");
  return short;
}

/** Each of the files once, the most frequent first. */
function byFrequency(files: string[]): string[] {
  const counts = new Map<string, number>();
  for (const file of files) counts.set(file, (counts.get(file) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one).map(([file]) => file);
}

function manifestSetBy(script: string): unknown {
  const window: { __remixManifest?: unknown } = {};
  runInNewContext(script, { window });
  return structuredClone(window.__remixManifest);
}

/** Runs in the browser. A route has no property where its column has null. */
const setManifest = `const setManifest=(rest,columns,files)=>{
const routes={};
columns.id.forEach((id,row)=>{
const route=routes[id]={};
for(const key in columns)if(columns[key][row]!==null)route[key]=columns[key][row];
route.imports=route.imports.map(file=>files[file])
});
window.__remixManifest={...rest,routes}
}`;
