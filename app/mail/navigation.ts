import * as m from "#app/messages/catalog.ts";
import type { NavigationItem } from "#app/ui/navigation-item.ts";

export const mailItem: NavigationItem = { to: "/admin/mail", label: m.adminPlaceMail, below: "/admin/technical" };
