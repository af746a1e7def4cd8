import * as m from "#app/messages/catalog.ts";
import type { NavigationItem } from "#app/ui/navigation-item.ts";

export const jobsItem: NavigationItem = { to: "/admin/jobs", label: m.adminPlaceJobs, below: "/admin/technical" };
