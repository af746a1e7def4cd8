/**
 * Stands in for Remix's module of this name in the browser's build (vite.config.ts). A page knows only its own routes
 * until somebody navigates: then the table of all routes is loaded once, as one immutable file, where Remix would ask
 * the server anew for each link in view.
 */
import { createPath } from "@remix-run/react";
import { createClientRoutes, type EntryRoute } from "@remix-run/react/dist/esm/routes.js";
import type { createRouter } from "@remix-run/router";
import { useEffect } from "react";
import { routesFor, routesOf } from "./route-table.ts";

type Hook = NonNullable<Parameters<typeof createRouter>[0]["patchRoutesOnNavigation"]>;
type Manifest = typeof window.__remixManifest;
type Modules = typeof window.__remixRouteModules;
type Future = typeof window.__remixContext.future;

export const isFogOfWarEnabled = () => true;

/** The page's own manifest, which the server wrote, is partial. */
export const getPartialManifest = (manifest: Manifest) => manifest;

/** Makes the router's hook that adds the routes of an address before it is matched. */
export function getPatchRoutesOnNavigationFunction(manifest: Manifest, modules: Modules, future: Future): Hook {
  return async ({ path, patch, fetcherKey, signal }) => {
    const loaded = await allRoutes(manifest.url);
    if (signal.aborted) return; // the router would take no routes, and the next navigation believe that it has them
    const all = loaded ?? (await leave(fetcherKey !== undefined));
    const added: Record<string, EntryRoute> = {};
    for (const route of routesFor(all, path)) if (!(route.id in manifest.routes)) added[route.id] = route;
    Object.assign(manifest.routes, added);
    const parents = new Set(Object.values(added).map(({ parentId = "" }) => parentId));
    for (const parent of parents) {
      if (!(parent in added)) patch(parent || null, createClientRoutes(added, modules, null, future, false, parent));
    }
  };
}

const signsOfUse = ["pointermove", "touchstart", "keydown"];

/** Long after a slow phone shows the page, and soon enough that few networks and builds change before. */
const unaskedAfterMs = 3_000;

/**
 * Loads the table at the first sign of somebody using the page, so that no navigation waits for it, and otherwise a
 * little later, so that a form can be sent after the network or the server's build has changed.
 */
export function useFogOFWarDiscovery(_router: unknown, manifest: Manifest) {
  useEffect(() => {
    const used = new AbortController();
    const load = () => {
      used.abort();
      allRoutes(manifest.url).catch(() => undefined); // a navigation tries again and shows what is wrong
    };
    for (const sign of signsOfUse) addEventListener(sign, load, { signal: used.signal, passive: true });
    const unasked = setTimeout(load, unaskedAfterMs);
    return () => {
      clearTimeout(unasked);
      used.abort();
    };
  }, [manifest]);
}

let loading: Promise<EntryRoute[] | null> | null = null;

/** Null where the server no longer has this build. Rejects without a network; the next call tries again. */
function allRoutes(manifestUrl: string): Promise<EntryRoute[] | null> {
  loading ??= fetchRoutes(manifestUrl).catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function fetchRoutes(manifestUrl: string): Promise<EntryRoute[] | null> {
  const response = await fetch(manifestUrl.replace(/js$/, "json"));
  return response.ok ? routesOf(await response.json()) : null;
}

/**
 * Goes on as a new document, of the new build: opens the page that somebody is going to, or sends the form that somebody
 * submitted, as a page without scripts does. What runs beside a page, such as a preview, waits for that.
 */
function leave(isFetcher: boolean): Promise<never> {
  const { location: next, formMethod, formData, formEncType } = window.__remixRouter.state.navigation;
  const isPost = formMethod !== undefined && formMethod !== "GET";
  if (!isFetcher && next && formData && isPost) sendAsDocument(createPath(next), formData, formEncType);
  else if (!isFetcher && next) location.assign(createPath(next));
  return new Promise(() => undefined);
}

function sendAsDocument(action: string, fields: FormData, enctype = ""): void {
  const form = document.createElement("form");
  Object.assign(form, { action, method: "post", enctype, hidden: true });
  for (const [name, value] of fields) form.append(typeof value === "string" ? field(name, value) : file(name, value));
  document.body.append(form);
  HTMLFormElement.prototype.submit.call(form); // a field may be named "submit"
}

function field(name: string, value: string): HTMLElement {
  return Object.assign(document.createElement("textarea"), { name, value });
}

function file(name: string, value: File): HTMLElement {
  const input = Object.assign(document.createElement("input"), { type: "file", name });
  const files = new DataTransfer();
  if (value.size > 0 || value.name !== "") files.items.add(value);
  input.files = files.files;
  return input;
}
