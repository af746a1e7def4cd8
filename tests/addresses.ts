import type { RouteConfigEntry } from "@remix-run/route-config";
import routes from "#app/routes.ts";

/** Every address of the site with the file that answers it, from app/routes.ts: "courses/:course". */
export const addresses: { path: string; file: string }[] = flatten(routes);

function flatten(entries: RouteConfigEntry[], parent = ""): { path: string; file: string }[] {
  return entries.flatMap(({ path = "", file, children }) => {
    const whole = [parent, path].filter(Boolean).join("/");
    return [{ path: whole, file }, ...flatten(children ?? [], whole)];
  });
}
