/** Tells the browser, and entry.client, which module the lesson needs before it can be hydrated. */
export function lessonModuleLink({ moduleUrl, components }: { moduleUrl: string; components: string[] }) {
  return {
    tagName: "link" as const,
    rel: "modulepreload",
    href: moduleUrl,
    "data-lesson-module": "",
    "data-lesson-components": components.join(","),
  };
}
