import * as m from "#app/messages/catalog.ts";
import type { Place } from "#app/ui/place.ts";

export const signInPlace: Place = { to: "/settings/sign-in", label: m.settingsNavSignIn };
