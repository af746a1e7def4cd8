import * as m from "#app/messages/catalog.ts";
import type { Place } from "#app/ui/place.ts";

export const importsPlace: Place = { to: "/admin/imports", label: m.adminPlaceImports };
