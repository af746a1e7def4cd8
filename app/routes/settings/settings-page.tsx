import type { ComponentProps } from "react";
import * as m from "#app/messages/catalog.ts";
import { SectionPage } from "#app/ui/section-page.tsx";

type Props = Omit<ComponentProps<typeof SectionPage>, "section" | "places">;

/** A page of one's own settings. */
export function SettingsPage(props: Props) {
  const places = [
    { to: "/settings/profile", label: m.settingsPlaceProfile() },
    { to: "/settings/sign-in", label: m.settingsPlaceSignIn() },
    { to: "/settings/sessions", label: m.settingsPlaceSessions() },
    { to: "/settings/notifications", label: m.settingsPlaceNotifications() },
    { to: "/settings/privacy", label: m.settingsPlacePrivacy() },
    { to: "/settings/activity", label: m.settingsPlaceActivity() },
    { to: "/settings/data", label: m.settingsPlaceData() },
  ];
  return <SectionPage section={m.settingsSection()} places={places} {...props} />;
}
