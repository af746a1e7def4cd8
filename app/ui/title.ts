import * as m from "#app/messages/catalog.ts";

/** The document's title: what the page is, then whose. */
export function titled(...parts: string[]): string {
  return [...parts, m.appName()].join(" · ");
}
