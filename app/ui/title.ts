import * as m from "#app/messages/catalog.ts";

/** The document title: the page's name, then the site's. */
export function titled(...parts: string[]): string {
  return [...parts, m.appName()].join(" · ");
}
