import * as m from "#app/messages/catalog.ts";
import type { Place } from "#app/ui/place.ts";

export const sessionsPlace: Place = { to: "/settings/sessions", label: m.settingsNavSessions };
export const viewAsPlace: Place = { to: "/admin/view-as", label: m.adminPlaceViewAs };
