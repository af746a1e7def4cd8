import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { parseForm } from "#app/http/form.server.ts";
import { onlyForms, postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { refusalWithWords } from "#app/http/refused-words.server.ts";
import { addNextStep } from "#app/meetings/note.server.ts";
import { nextStepSchema } from "#app/meetings/note.ts";
import { meetingPath } from "#app/meetings/paths.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { db } from "#db/pool.server.ts";
import { sessionOf } from "./cohort-of-request.server.ts";

export const loader = postOnly;

/** Adds a next step to a session. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, meeting } = await sessionOf(request, params);
  onlyForms(request);
  const form = await readForm(request, person);
  const back = `${meetingPath(meeting)}#steps`;
  const submission = parseForm(form, nextStepSchema());
  if (submission.status !== "success") {
    const [problem = ""] = Object.values(submission.error ?? {}).flatMap((each) => each ?? []);
    throw refusalWithWords(problem, form, 422) ?? redirect(back, 303);
  }
  const { step, dueOn, ...rest } = submission.value;
  const outcome = await addNextStep(db, person, meeting.id, { ...rest, text: step, dueOn: dueOn ?? null });
  if (outcome === "missing") throw notFound("Session");
  if (outcome === "not_invited") throw refusalWithWords(m.meetingsStepOwnerMissing(), form, 422) ?? redirect(back, 303);
  return redirect(back, 303);
}
