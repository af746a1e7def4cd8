import * as m from "#app/messages/catalog.ts";
import type { Place } from "#app/ui/place.ts";

export const mailPlace: Place = { to: "/admin/mail", label: m.adminPlaceMail };
