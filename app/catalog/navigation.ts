import * as m from "#app/messages/catalog.ts";
import type { Place } from "#app/ui/place.ts";

export const coursesPlace: Place = { to: "/courses", label: m.navCourses };
export const glossaryPlace: Place = { to: "/glossary", label: m.navGlossary };
