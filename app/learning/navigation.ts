import * as m from "#app/messages/catalog.ts";
import type { NavigationItem } from "#app/ui/navigation-item.ts";

export const learningItem: NavigationItem = { to: "/learning", label: m.navLearning };
export const reflectionsItem: NavigationItem = { to: "/reflections", label: m.navReflections };
