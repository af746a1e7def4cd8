import type { ComponentProps } from "react";
import { Page } from "#app/ui/page.tsx";
import { AdminPage } from "../admin-page.tsx";

/** A page about invitations: inside administration, or on its own for a lead, who has no administration. */
export function InvitationPage({
  isAdministrator,
  ...page
}: ComponentProps<typeof AdminPage> & { isAdministrator: boolean }) {
  return isAdministrator ? <AdminPage {...page} /> : <Page width="wide" {...page} />;
}
