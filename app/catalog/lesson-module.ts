import type { ComponentType } from "react";
import * as React from "react";
import * as jsxRuntime from "react/jsx-runtime";
import { wordsUrl } from "./module-address.ts";
import { staticHtmlComponent } from "./static-html.ts";

/** The components available to a lesson, by name: `Callout`. */
// biome-ignore lint/suspicious/noExplicitAny: each component has its own props; the content check validates them by schema
export type LessonComponents = Record<string, ComponentType<any>>;
export type LessonComponent = ComponentType<{ components: LessonComponents }>;

type Runtime = { React: typeof React; jsxRuntime: typeof jsxRuntime };
type CompiledModule = {
  default: (runtime: Runtime) => LessonComponent;
  /** How many HTML stretches it leaves out; undefined in modules compiled before prose was stored separately. */
  stretches?: number;
};

const loaded = new Map<string, LessonComponent>();

/**
 * Loads a compiled lesson once: its module and the HTML of its prose. The server reads both from the content store and
 * the browser from our origin, except for stretches that a freshly opened page already shows: pass that page as
 * `drawn`.
 */
export async function loadLessonModule(moduleUrl: string, drawn?: Document): Promise<void> {
  if (loaded.has(moduleUrl)) return;
  const known = new Map<string, string>();
  const words = { known, load: once(() => loadWords(moduleUrl, known)) };
  const [compiled] = await Promise.all([importModule(moduleUrl), drawn ? readDrawn(drawn, known) : words.load()]);
  const Text = compiled.default({ React, jsxRuntime });
  const $StaticHtml = staticHtmlComponent(words);
  loaded.set(moduleUrl, ({ components }) => React.createElement(Text, { components: { ...components, $StaticHtml } }));
  // A reader who starts to answer may soon open a part that the page does not show yet.
  if (drawn && known.size < (compiled.stretches ?? 0)) {
    drawn.addEventListener("focusin", () => void words.load().catch(() => undefined), { once: true });
  }
}

/** The component of a lesson that `loadLessonModule` has loaded. */
export function lessonComponent(moduleUrl: string): LessonComponent {
  const component = loaded.get(moduleUrl);
  if (!component) throw new Error(`Load ${moduleUrl} before rendering it.`);
  return component;
}

function importModule(moduleUrl: string): Promise<CompiledModule> {
  const address = import.meta.env.SSR ? storedFile(moduleUrl).href : moduleUrl;
  return import(/* @vite-ignore */ address);
}

/** The stretches that a page already shows, by number. */
function readDrawn(page: ParentNode, known: Map<string, string>) {
  for (const element of page.querySelectorAll<HTMLElement>("[data-stretch]")) {
    known.set(element.dataset.stretch ?? "", element.innerHTML);
  }
}

async function loadWords(moduleUrl: string, known: Map<string, string>): Promise<void> {
  const words: string[] = import.meta.env.SSR ? readWords(moduleUrl) : await fetchWords(wordsUrl(moduleUrl));
  for (const [index, html] of words.entries()) {
    if (!known.has(String(index))) known.set(String(index), html); // stretches on the page are kept as they are
  }
}

/** Runs work once, and again only if it failed. */
function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => {
    running ??= work().catch((error) => {
      running = null;
      throw error;
    });
    return running;
  };
}

async function fetchWords(address: string): Promise<string[]> {
  const response = await fetch(address);
  if (response.ok) return response.json();
  if (response.status === 404) return []; // a module compiled before prose was stored separately
  throw new Error(`${address} answered ${response.status}.`);
}

function readWords(moduleUrl: string): string[] {
  const { existsSync, readFileSync } = process.getBuiltinModule("node:fs");
  const file = storedFile(wordsUrl(moduleUrl));
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
}

let modulesFolder: string | null = null;

/** Reads modules from another folder than the published ones, for the content check, which compiles its own; null ends it. */
export function readModulesFrom(folder: string | null): void {
  modulesFolder = folder;
}

/**
 * The file of a module on the server: by default in `modules/` beside `releases/`, which CONTENT_RELEASE points into.
 */
function storedFile(moduleUrl: string): URL {
  const folder = (modulesFolder ?? publishedModules()).replaceAll("\\", "/").replace(/\/?$/, "/");
  const address = new URL("file:///");
  address.pathname = (folder + moduleUrl.slice(moduleUrl.lastIndexOf("/") + 1)).replaceAll("%", "%25");
  return address;
}

function publishedModules(): string {
  const release = process.env.CONTENT_RELEASE;
  if (!release) throw new Error("CONTENT_RELEASE is not set: prepare the content before serving lessons.");
  return release.replaceAll("\\", "/").replace(/\/releases\/[^/]*$/, "/modules");
}
