import * as m from "#app/messages/catalog.ts";
import type { NavigationItem } from "#app/ui/navigation-item.ts";

export const notificationsPlace: NavigationItem = { to: "/settings/notifications", label: m.settingsNavNotifications };
