import * as m from "#app/messages/catalog.ts";
import type { NavigationItem } from "#app/ui/navigation-item.ts";

export const signInPlace: NavigationItem = { to: "/settings/sign-in", label: m.settingsNavSignIn };
