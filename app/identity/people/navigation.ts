import * as m from "#app/messages/catalog.ts";
import type { Place } from "#app/ui/place.ts";

export const peoplePlace: Place = { to: "/admin/people", label: m.adminPlacePeople };
export const profilePlace: Place = { to: "/settings/profile", label: m.settingsNavProfile };
