import * as m from "#app/messages/catalog.ts";
import type { NavigationItem } from "#app/ui/navigation-item.ts";

export const coursesPlace: NavigationItem = { to: "/courses", label: m.navCourses };
export const glossaryPlace: NavigationItem = { to: "/glossary", label: m.navGlossary };
