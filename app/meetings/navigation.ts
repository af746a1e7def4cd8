import * as m from "#app/messages/catalog.ts";
import type { NavigationItem } from "#app/ui/navigation-item.ts";

export const calendarItem: NavigationItem = { to: "/settings/calendar", label: m.meetingNavCalendar };
