import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { onlyForms, postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { cycleVisitor, writesCycle } from "#app/inquiry/cycle-visit.server.ts";
import { shareCycle } from "#app/inquiry/team.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** Shares a cycle with the coaches of a cohort, or with nobody. */
export async function action({ request, params }: ActionFunctionArgs) {
  onlyForms(request);
  const { person, cycle } = await cycleVisitor(request, params.cycle, writesCycle);
  const form = await readForm(request, person);
  const cohortId = String(form.get("cohort") ?? "") || null;
  if ((await shareCycle(db, person, cycle.id, cohortId)) === "missing") throw notFound("Cohort");
  return redirect(`/inquiry/${cycle.id}#sharing`, 303);
}
