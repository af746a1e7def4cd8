import * as m from "#app/messages/catalog.ts";
import type { Place } from "#app/ui/place.ts";

export const jobsPlace: Place = { to: "/admin/jobs", label: m.adminPlaceJobs };
