import * as m from "#app/messages/catalog.ts";
import type { NavigationItem } from "#app/ui/navigation-item.ts";

export const jobsPlace: NavigationItem = { to: "/admin/jobs", label: m.adminPlaceJobs };
