import type { LoaderFunctionArgs } from "@remix-run/node";
import type { Choice } from "#app/http/choices.ts";
import { notFound } from "#app/http/refusals.ts";
import { organizationKinds } from "#app/identity/organizations/organization.ts";
import { choiceOf, scopeChoiceOf } from "#app/identity/organizations/organization-choices.server.ts";
import { listOrganizationChoices } from "#app/identity/organizations/queries/organization-choices.server.ts";
import { managedScopeOf } from "#app/identity/person/role.ts";
import { isId } from "#app/ids/id.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

/** Organizations that the reader may choose, by `?q=`, as `Choice[]`; 404 for those who may choose none. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const reach = managedScopeOf(await signedIn(request));
  if (!reach) throw notFound("Page");
  const asked = new URL(request.url).searchParams;
  const kind = organizationKinds.find((each) => each === asked.get("kind"));
  const except = asked.get("except") ?? "";
  const scope = { reach, kind, ...(isId(except) && { except }) };
  const q = (asked.get("q") ?? "").slice(0, 100);
  const { rows } = await listOrganizationChoices(db, scope, { q, chosen: "" });
  const choices: Choice[] = rows.map(asked.get("as") === "scope" ? scopeChoiceOf : choiceOf);
  return Response.json(choices, { headers: { "Cache-Control": "no-store" } });
}
