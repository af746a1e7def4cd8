import * as m from "#app/messages/catalog.ts";
import type { NavigationItem } from "#app/ui/navigation-item.ts";

/** The list of what happened, in the header with the number of unread ones. */
export const notificationsPath = "/notifications";

export const notificationsItem: NavigationItem = { to: "/settings/notifications", label: m.settingsNavNotifications };
