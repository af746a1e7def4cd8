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
 * object for each route, and numbers for imported files, which compress to three quarters. Throws if Remix writes its
 * script in another form, or if the short script would set anything else.
 */
export function shortManifest(script: string): string {
  if (!script.startsWith(assignment)) throw new Error("Remix writes its route manifest in another form");
  const manifest: Manifest = JSON.parse(script.slice(assignment.length).replace(/;$/, ""));
  const { routes, ...rest } = manifest;
  const rows = Object.values(routes);
  const files = [...new Set(rows.flatMap(({ imports }) => imports))];
  const numbers = new Map(files.map((file, number) => [file, number]));
  const columns: Record<string, unknown[]> = {};
  for (const key of new Set(rows.flatMap((row) => Object.keys(row)))) columns[key] = rows.map((row) => row[key]);
  columns.imports = rows.map(({ imports }) => imports.map((file) => numbers.get(file)));
  const short = `{${setManifest};setManifest(${[rest, columns, files].map((part) => JSON.stringify(part)).join()})}`;
  if (!isDeepStrictEqual(manifestSetBy(short), manifest)) throw new Error("The short route manifest says other things");
  return short;
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
