import { redirect } from "@remix-run/node";
import { notFound } from "#app/http/refusals.ts";
import { findNewestChange } from "#app/identity/organizations/queries/organization-changes.server.ts";
import { findOrganization } from "#app/identity/organizations/queries/organizations.server.ts";
import { administrator } from "#app/signed-in/administrator.server.ts";
import { db } from "#db/pool.server.ts";

/**
 * An organization by id, for an administrator, with its newest change. Redirects from a merged one to the remaining
 * one.
 */
export async function openOrganization(request: Request, id = "") {
  const person = await administrator(request);
  const organization = await findOrganization(db, id);
  if (!organization) throw notFound("Organization");
  if (organization.mergedIntoId && request.method === "GET") {
    throw redirect(`/admin/organizations/${organization.mergedIntoId}?merged=${organization.id}`, 302);
  }
  return { person, organization, seen: await findNewestChange(db, organization.id) };
}

/** Redirects to an organization's page, which says what was saved. */
export function redirectToOrganization(id: string, saved: string): Response {
  return redirect(`/admin/organizations/${id}?saved=${saved}`, 303);
}
