import type { ComponentProps } from "react";
import * as m from "#app/messages/catalog.ts";
import { SectionPage } from "#app/ui/section-page.tsx";

type Props = Omit<ComponentProps<typeof SectionPage>, "section" | "places">;

/** A page of the administrators' desk. */
export function AdminPage(props: Props) {
  const places = [
    { to: "/admin", label: m.adminPlaceOverview() },
    { to: "/admin/people", label: m.adminPlacePeople() },
    { to: "/admin/organizations", label: m.adminPlaceOrganizations() },
    { to: "/admin/invitations", label: m.adminPlaceInvitations() },
    { to: "/admin/imports", label: m.adminPlaceImports() },
    { to: "/admin/mail", label: m.adminPlaceMail() },
    { to: "/admin/jobs", label: m.adminPlaceJobs() },
    { to: "/admin/audit", label: m.adminPlaceAudit() },
    { to: "/admin/view-as", label: m.adminPlaceViewAs() },
    { to: "/admin/maintenance", label: m.adminPlaceMaintenance() },
  ];
  return <SectionPage section={m.adminSection()} places={places} {...props} />;
}
