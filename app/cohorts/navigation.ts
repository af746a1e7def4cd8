import * as m from "#app/messages/catalog.ts";
import type { NavigationItem } from "#app/ui/navigation-item.ts";

export const cohortsItem: NavigationItem = { to: "/cohorts", label: m.navCohorts };
