import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { methodOf } from "#app/http/form.server.ts";
import { onlyForms, postOrDeleteOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { cycleVisitor } from "#app/inquiry/cycle-visit.server.ts";
import { inviteToCycle, joinCycle, leaveCycle, withdrawInvitation } from "#app/inquiry/team.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOrDeleteOnly;

/** Invites somebody or joins the team; leaves it, declines, or takes an invitation back. */
export async function action({ request, params }: ActionFunctionArgs) {
  onlyForms(request, "POST, DELETE");
  const { person, cycle } = await cycleVisitor(request, params.cycle, (relation) => relation !== "coach");
  const form = await readForm(request, person);
  const other = String(form.get("member") ?? "");
  const isLeaving = methodOf(request, form) === "DELETE";
  const isMember = cycle.relation === "member";
  const outcome = isLeaving
    ? isMember && other === ""
      ? await leaveCycle(db, person, cycle.id)
      : await withdrawInvitation(db, person, cycle.id, isMember ? other : person.id)
    : isMember
      ? await inviteToCycle(db, person, cycle.id, other)
      : await joinCycle(db, person, cycle.id);
  if (outcome === "missing") throw notFound("Team");
  const isGone = isLeaving && outcome === "done" && (!isMember || other === "");
  if (isGone) return redirect("/inquiry", 303);
  const refused = outcome === "full" || outcome === "last" ? `?team=${outcome}` : "";
  return redirect(`/inquiry/${cycle.id}${refused}#team`, 303);
}
