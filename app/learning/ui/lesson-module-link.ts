/** Tells the browser, and entry.client, which code the lesson on this page needs before it can be compared. */
export function lessonModuleLink({ moduleUrl, components }: { moduleUrl: string; components: string[] }) {
  return {
    tagName: "link" as const,
    rel: "modulepreload",
    href: moduleUrl,
    "data-lesson-module": "",
    "data-lesson-components": components.join(","),
  };
}
