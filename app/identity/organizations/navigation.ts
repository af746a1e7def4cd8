import * as m from "#app/messages/catalog.ts";
import type { Place } from "#app/ui/place.ts";

export const organizationsPlace: Place = { to: "/admin/organizations", label: m.adminPlaceOrganizations };
