import * as m from "#app/messages/catalog.ts";
import type { NavigationItem } from "#app/ui/navigation-item.ts";

export const sessionsPlace: NavigationItem = { to: "/settings/sessions", label: m.settingsNavSessions };
export const viewAsPlace: NavigationItem = { to: "/admin/view-as", label: m.adminPlaceViewAs };
