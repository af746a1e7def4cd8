import { notFound } from "#app/http/refusals.ts";
import { findOrganization } from "#app/identity/organizations/queries/organizations.server.ts";
import { isId } from "#app/ids/id.ts";
import { canReadOrganization } from "#app/participation/scope.ts";
import { db } from "#db/pool.server.ts";
import { participationReader } from "./reader.server.ts";

/** An organization and one of its leads, or a lead of the program; 404 for anyone else. */
export async function organizationOf(request: Request, organizationId = "") {
  const { person, scope } = await participationReader(request);
  if (!isId(organizationId) || !canReadOrganization(scope, organizationId)) throw notFound("Organization");
  const organization = await findOrganization(db, organizationId);
  if (!organization || organization.mergedIntoId) throw notFound("Organization");
  return { person, scope, organization };
}
