import * as m from "#app/messages/catalog.ts";
import type { Place } from "#app/ui/place.ts";

export const notificationsPlace: Place = { to: "/settings/notifications", label: m.settingsNavNotifications };
