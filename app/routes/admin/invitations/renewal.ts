import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { formOf } from "#app/http/form.server.ts";
import { postOnly } from "#app/http/methods.ts";
import { notFound, tooManyRequests } from "#app/http/refusals.ts";
import { renewInvitation } from "#app/identity/invitations/invitation.server.ts";
import { invitationScopesOf } from "#app/identity/invitations/invitation.ts";
import { readChosen } from "#app/identity/invitations/invitation-search.ts";
import { findInvitation } from "#app/identity/invitations/queries/invitations.server.ts";
import { rolesWithSecondStep } from "#app/identity/person/second-step.ts";
import { inviter } from "#app/signed-in/inviter.server.ts";
import { requireRecentSignIn } from "#app/signed-in/recent-sign-in.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** Sends an invitation again, or makes a new code: the old link or code stops working. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const person = await inviter(request);
  const invitation = await findInvitation(db, invitationScopesOf(person), params.invitation ?? "");
  if (!invitation) throw notFound("Invitation");
  if (rolesWithSecondStep.includes(invitation.role)) requireRecentSignIn(request, person);
  const [chosen] = readChosen((await formOf(request)).getAll("chosen"));
  const outcome = await renewInvitation(db, person, invitation.id, context.clientAddress, chosen);
  if (outcome === "missing") throw notFound("Invitation");
  if (typeof outcome === "object") throw tooManyRequests(outcome.waitUntil);
  throw redirect(`/admin/invitations/${invitation.id}${outcome === "renewed" ? "?renewed" : ""}`, 303);
}
