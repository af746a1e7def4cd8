import * as m from "#app/messages/catalog.ts";
import type { NavigationItem } from "#app/ui/navigation-item.ts";

export const importsItem: NavigationItem = { to: "/admin/imports", label: m.adminPlaceImports };
