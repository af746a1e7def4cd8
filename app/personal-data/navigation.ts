import * as m from "#app/messages/catalog.ts";
import type { Place } from "#app/ui/place.ts";

export const privacyPlace: Place = { to: "/settings/privacy", label: m.settingsNavPrivacy };
export const dataPlace: Place = { to: "/settings/data", label: m.settingsNavData };
