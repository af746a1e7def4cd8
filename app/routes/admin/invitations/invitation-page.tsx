import type { ComponentProps } from "react";
import { Page } from "#app/ui/page.tsx";
import { AdminPage } from "../admin-page.tsx";

/** A page about invitations: at the administrators' desk, or by itself for a lead, who has no such desk. */
export function InvitationPage({
  isAdministrator,
  ...page
}: ComponentProps<typeof AdminPage> & { isAdministrator: boolean }) {
  return isAdministrator ? <AdminPage {...page} /> : <Page width="wide" {...page} />;
}
