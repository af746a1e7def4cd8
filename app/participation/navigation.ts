import * as m from "#app/messages/catalog.ts";
import type { NavigationItem } from "#app/ui/navigation-item.ts";

export const aboutYouItem: NavigationItem = { to: "/settings/about-you", label: m.settingsNavAboutYou };
export const participationItem: NavigationItem = { to: "/participation", label: m.navParticipation };
