import { matchPath } from "@remix-run/react";

/** What Remix's manifest says of a route, as far as it matters here. */
type Route = { id: string; parentId?: string; path?: string; imports?: string[] };

/**
 * Every route, with a column for each property instead of an object for each route, and numbers for imported files,
 * which compress to two thirds. Null stands for no property.
 */
export type RouteTable = { columns: Record<string, unknown[]>; files: string[] };

/**
 * Puts routes into columns, their imports in order of frequency; the browser only preloads them. Throws if a property
 * is null, which the table cannot say.
 */
export function tableOf(routes: readonly (Route & Record<string, unknown>)[]): RouteTable {
  const files = byFrequency(routes.flatMap(({ imports }) => imports ?? []));
  const numbers = new Map(files.map((file, number) => [file, number]));
  const columns: Record<string, unknown[]> = {};
  for (const name of new Set(routes.flatMap((route) => Object.keys(route)))) {
    if (routes.some((route) => route[name] === null)) throw new Error(`A route's ${name} is null`);
    columns[name] = routes.map((route) => route[name] ?? null);
  }
  const numbersOf = (imports: string[]) => imports.flatMap((file) => numbers.get(file) ?? []).sort((a, b) => a - b);
  columns.imports = routes.map(({ imports }) => (imports ? numbersOf(imports) : null));
  return { columns, files };
}

/** The routes of a table. */
export function routesOf<Known extends Route>({ columns, files }: RouteTable): Known[] {
  const names = Object.keys(columns);
  return (columns.id ?? []).map((_, row) => {
    const entries = names.flatMap((name) => {
      const value = columns[name]?.[row] ?? null;
      if (value === null) return [];
      return [[name, name === "imports" ? (value as number[]).map((number) => files[number]) : value]];
    });
    return Object.fromEntries(entries) as Known;
  });
}

/**
 * The routes that an address could mean, with their parents: for the router, which ranks them. Few of them, because
 * React Router ranks every route that it knows at each navigation.
 */
export function routesFor<Known extends Route>(routes: readonly Known[], pathname: string): Known[] {
  const byId = new Map(routes.map((route) => [route.id, route]));
  const chainOf = (route: Known | undefined): Known[] =>
    route ? [...chainOf(route.parentId === undefined ? undefined : byId.get(route.parentId)), route] : [];
  const found = routes.flatMap((route) => {
    const chain = chainOf(route);
    const path = `/${chain.flatMap((each) => each.path || []).join("/")}`;
    return hasLengthOf(path, pathname) && matchPath(path, pathname) ? chain : [];
  });
  return [...new Set(found)];
}

/** Compares numbers of segments, which is cheaper than matching; a path with `?` or `*` has none. */
function hasLengthOf(path: string, pathname: string): boolean {
  return /[?*]/.test(path) || segments(path) === segments(pathname);
}

const segments = (path: string) => path.split("/").filter(Boolean).length;

/** Each of the files once, the most frequent first. */
function byFrequency(files: string[]): string[] {
  const counts = new Map<string, number>();
  for (const file of files) counts.set(file, (counts.get(file) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one).map(([file]) => file);
}
