import * as m from "#app/messages/catalog.ts";
import type { NavigationItem } from "#app/ui/navigation-item.ts";

export const signInItem: NavigationItem = { to: "/settings/sign-in", label: m.settingsNavSignIn };
