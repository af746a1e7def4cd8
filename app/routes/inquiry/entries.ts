import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { wantsJson } from "#app/http/form.server.ts";
import { onlyForms, postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { cycleVisitor, writesCycle } from "#app/inquiry/cycle-visit.server.ts";
import { recordEntries } from "#app/inquiry/entry.server.ts";
import { readEntryForm } from "#app/inquiry/entry-form.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** Records one entry that a page or a device sends by itself. Without a script, the page of the Do step takes it. */
export async function action({ request, params }: ActionFunctionArgs) {
  onlyForms(request);
  const { person, cycle, today } = await cycleVisitor(request, params.cycle, writesCycle);
  const form = await readForm(request, person);
  const entry = readEntryForm((name) => String(form.get(name) ?? ""), cycle.measures, today);
  if ("words" in entry) return Response.json({ error: entry.words, field: entry.field }, { status: 422 });
  const { measureId, point } = entry;
  const key = String(form.get("key") ?? "").slice(0, 100);
  const recorded = await recordEntries(db, person, cycle.id, { key, measureId, points: [point] });
  if (recorded.outcome === "missing") throw notFound("Cycle");
  if (!wantsJson(request)) return redirect(`/inquiry/${cycle.id}/do?recorded`, 303);
  return Response.json({ added: recorded.added });
}
