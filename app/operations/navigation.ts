import * as m from "#app/messages/catalog.ts";
import type { Place } from "#app/ui/place.ts";

export const overviewPlace: Place = { to: "/admin", label: m.adminPlaceOverview };
