import * as m from "#app/messages/catalog.ts";
import type { NavigationItem } from "#app/ui/navigation-item.ts";

export const trainingsItem: NavigationItem = { to: "/trainings", label: m.navTrainings };
