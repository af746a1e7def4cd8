import * as m from "#app/messages/catalog.ts";
import type { Place } from "#app/ui/place.ts";

export const invitationsPlace: Place = { to: "/admin/invitations", label: m.adminPlaceInvitations };
