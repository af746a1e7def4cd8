import type { RouteConfigEntry } from "@remix-run/route-config";
import routes from "#app/routes.ts";
import { domains } from "#tests/domains.ts";

/** One row for each page of app/routes.ts. `:reflection` stands for one that the demo educator shared with a cohort. */
export const table = domains.flatMap(({ pages }) => Object.entries(pages ?? {}));

/** The paths of all routes that render a page; others are tested in authorization.test.ts. */
export function pagePaths(entries: RouteConfigEntry[] = routes, parent = ""): string[] {
  return entries.flatMap(({ path = "", file, children }) => {
    const whole = [parent, path].filter(Boolean).join("/");
    return [...(file.endsWith(".tsx") ? [whole] : []), ...pagePaths(children ?? [], whole)];
  });
}
