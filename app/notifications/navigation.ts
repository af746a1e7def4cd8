import * as m from "#app/messages/catalog.ts";
import type { NavigationItem } from "#app/ui/navigation-item.ts";

export const notificationsItem: NavigationItem = { to: "/settings/notifications", label: m.settingsNavNotifications };
