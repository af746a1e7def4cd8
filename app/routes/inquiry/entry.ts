import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { methodOf } from "#app/http/form.server.ts";
import { onlyForms, postOrDeleteOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { refusalWithWords } from "#app/http/refused-words.server.ts";
import { problemOfLength } from "#app/http/text-length.ts";
import { cycleVisitor, writesCycle } from "#app/inquiry/cycle-visit.server.ts";
import { changeEntry, type EntryChange } from "#app/inquiry/entry.server.ts";
import { longestMark } from "#app/inquiry/entry.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOrDeleteOnly;

/** Marks an entry as standing out, removes it, or brings it back. */
export async function action({ request, params }: ActionFunctionArgs) {
  onlyForms(request, "POST, DELETE");
  const { person, cycle } = await cycleVisitor(request, params.cycle, writesCycle);
  const form = await readForm(request, person);
  const entryId = params.entry ?? "";
  const problem = problemOfLength(String(form.get("mark") ?? "").trim(), longestMark);
  const refusal = problem && !form.has("unmark") ? refusalWithWords(problem, form, 422) : null;
  if (refusal) throw refusal;
  const changed = await changeEntry(db, person, { cycleId: cycle.id, entryId }, changeIn(request, form));
  if (changed === "missing") throw notFound("Entry");
  const isRemoved = methodOf(request, form) === "DELETE";
  return redirect(`/inquiry/${cycle.id}/do${isRemoved ? `?removed=${entryId}` : `#entry-${entryId}`}`, 303);
}

function changeIn(request: Request, form: FormData): EntryChange {
  if (methodOf(request, form) === "DELETE") return { isRemoved: true };
  const mark = form.get("mark");
  if (typeof mark !== "string") return { isRemoved: false };
  return { mark: form.has("unmark") ? null : mark };
}
