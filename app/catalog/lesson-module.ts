import type { ComponentType } from "react";
import * as React from "react";
import * as jsxRuntime from "react/jsx-runtime";

/** What a lesson's own elements and the components in it are drawn with, by name: `h2`, `table`, `Callout`. */
// biome-ignore lint/suspicious/noExplicitAny: each component has its own props; the content check validates them by schema
export type LessonComponents = Record<string, ComponentType<any>>;
export type LessonComponent = ComponentType<{ components: LessonComponents }>;

type Runtime = { React: typeof React; jsxRuntime: typeof jsxRuntime };
type CompiledModule = { default: (runtime: Runtime) => LessonComponent };

const loaded = new Map<string, LessonComponent>();

/** Fetches and runs a compiled lesson once; in the browser from our own origin, on the server from the content store. */
export async function loadLessonModule(moduleUrl: string): Promise<void> {
  if (loaded.has(moduleUrl)) return;
  const address = typeof document === "undefined" ? fileAddress(moduleUrl) : moduleUrl;
  const compiled: CompiledModule = await import(/* @vite-ignore */ address);
  loaded.set(moduleUrl, compiled.default({ React, jsxRuntime }));
}

/** The component of a lesson that `loadLessonModule` has loaded. */
export function lessonComponent(moduleUrl: string): LessonComponent {
  const component = loaded.get(moduleUrl);
  if (!component) throw new Error(`Load ${moduleUrl} before rendering it.`);
  return component;
}

/** Modules lie in `modules/` beside `releases/`, where CONTENT_RELEASE points. */
function fileAddress(moduleUrl: string) {
  const release = process.env.CONTENT_RELEASE;
  if (!release) throw new Error("CONTENT_RELEASE is not set: prepare the content before serving lessons.");
  const folder = release.replaceAll("\\", "/").replace(/\/releases\/[^/]*$/, "/modules/");
  const address = new URL("file:///");
  address.pathname = (folder + moduleUrl.slice(moduleUrl.lastIndexOf("/") + 1)).replaceAll("%", "%25");
  return address.href;
}
