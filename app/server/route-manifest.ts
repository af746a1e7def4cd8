import { globSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { type RouteTable, routesOf, tableOf } from "../route-discovery/route-table.ts";

const assignment = "window.__remixManifest=";

type Route = { id: string; imports: string[] } & Record<string, unknown>;

/**
 * Replaces Remix's route manifest, a script in the folder of built assets, with a table of the routes under the same
 * name in JSON. Throws unless the folder has exactly one manifest.
 */
export async function writeRouteTable(folder: string): Promise<void> {
  const [name, ...others] = globSync("manifest-*.js", { cwd: folder });
  if (!name || others.length > 0) throw new Error(`${folder} should have one route manifest`);
  const script = join(folder, name);
  await writeFile(script.replace(/js$/, "json"), JSON.stringify(routeTable(await readFile(script, "utf8"))));
  await rm(script);
}

/** The table of the routes in Remix's script. Throws if Remix writes it in another form, or the table says other things. */
export function routeTable(script: string): RouteTable {
  if (!script.startsWith(assignment)) throw new Error("Remix writes its route manifest in another form");
  const manifest: { routes: Record<string, Route> } = JSON.parse(script.slice(assignment.length).replace(/;$/, ""));
  const table = tableOf(Object.values(manifest.routes));
  const read = Object.fromEntries(routesOf<Route>(table).map((route) => [route.id, sorted(route)]));
  const wanted = Object.fromEntries(Object.entries(manifest.routes).map(([id, route]) => [id, sorted(route)]));
  if (!isDeepStrictEqual(read, wanted)) throw new Error("The table of routes says other things");
  return table;
}

/** The browser only preloads imports, so their order does not matter. */
const sorted = (route: Route) => ({ ...route, imports: route.imports.toSorted() });
