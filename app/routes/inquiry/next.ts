import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { onlyForms, postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { isId } from "#app/ids/id.ts";
import { startNextCycle } from "#app/inquiry/cycle.server.ts";
import { cycleVisitor, writesCycle } from "#app/inquiry/cycle-visit.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** Starts the next cycle of a line. */
export async function action({ request, params }: ActionFunctionArgs) {
  onlyForms(request);
  const { person, cycle } = await cycleVisitor(request, params.cycle, writesCycle);
  const form = await readForm(request, person);
  const typed = String(form.get("id") ?? "");
  const started = await startNextCycle(db, person, cycle.id, isId(typed) ? typed : randomUUID());
  if (started.outcome === "missing") throw notFound("Cycle");
  const to = started.outcome === "started" ? `/inquiry/${started.cycleId}/plan` : `/inquiry/${cycle.id}/act`;
  return redirect(to, 303);
}
