import * as m from "#app/messages/catalog.ts";
import type { NavigationItem } from "#app/ui/navigation-item.ts";

export const invitationsItem: NavigationItem = { to: "/admin/invitations", label: m.adminPlaceInvitations };
