import * as m from "#app/messages/catalog.ts";
import type { NavigationItem } from "#app/ui/navigation-item.ts";

export const importsPlace: NavigationItem = { to: "/admin/imports", label: m.adminPlaceImports };
