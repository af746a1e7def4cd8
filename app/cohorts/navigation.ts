import * as m from "#app/messages/catalog.ts";
import type { NavigationItem } from "#app/ui/navigation-item.ts";

export const deskItem: NavigationItem = { to: "/desk", label: m.navDesk };
export const cohortsItem: NavigationItem = { to: "/cohorts", label: m.navCohorts };
