import * as m from "#app/messages/catalog.ts";
import type { NavigationItem } from "#app/ui/navigation-item.ts";

export const coursesItem: NavigationItem = { to: "/courses", label: m.navCourses };
export const glossaryItem: NavigationItem = { to: "/glossary", label: m.navGlossary };
