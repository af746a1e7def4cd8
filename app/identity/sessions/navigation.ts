import * as m from "#app/messages/catalog.ts";
import type { NavigationItem } from "#app/ui/navigation-item.ts";

export const sessionsItem: NavigationItem = { to: "/settings/sessions", label: m.settingsNavSessions };
export const viewAsItem: NavigationItem = { to: "/admin/view-as", label: m.adminPlaceViewAs };
