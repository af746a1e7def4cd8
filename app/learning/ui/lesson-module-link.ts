import activitiesStyle from "./lesson/activities/activities.css?url";
import { hasActivities } from "./lesson/components.tsx";

type Text = { moduleUrl: string; components: string[] };

/** Tells the browser, and entry.client, which module the lesson needs before it can be hydrated, and which style. */
export function lessonModuleLinks({ moduleUrl, components }: Text) {
  return [
    {
      tagName: "link" as const,
      rel: "modulepreload",
      href: moduleUrl,
      "data-lesson-module": "",
      "data-lesson-components": components.join(","),
    },
    ...(hasActivities(components) ? [activitiesLink] : []),
  ];
}

/** The style of activities, for the pages that show one. */
export const activitiesLink = { tagName: "link" as const, rel: "stylesheet", href: activitiesStyle };
