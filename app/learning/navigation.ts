import * as m from "#app/messages/catalog.ts";
import type { NavigationItem } from "#app/ui/navigation-item.ts";

export const learningPlace: NavigationItem = { to: "/learning", label: m.navLearning };
export const reflectionsPlace: NavigationItem = { to: "/reflections", label: m.navReflections };
