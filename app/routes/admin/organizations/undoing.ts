import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { formOf } from "#app/http/form.server.ts";
import { postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { undoOrganizationChange } from "#app/identity/organizations/organization-undoing.server.ts";
import { db } from "#db/pool.server.ts";
import { openOrganization } from "./open-organization.server.ts";

export const loader = postOnly;

/** Undoes a change; the page that it redirects to shows the result. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, organization } = await openOrganization(request, params.organization);
  const changeId = Number(params.change);
  const seen = Number((await formOf(request)).get("seen"));
  if (!Number.isSafeInteger(changeId) || !Number.isSafeInteger(seen)) throw notFound("Change");
  const outcome = await undoOrganizationChange(db, person, { organizationId: organization.id, changeId, seen });
  if (outcome === "refused" || outcome === "not_there") throw notFound("Change");
  const said = typeof outcome === "string" ? `kept=${outcome}` : `saved=undone&missed=${outcome.missed}`;
  throw redirect(`/admin/organizations/${organization.id}?${said}`, 303);
}
