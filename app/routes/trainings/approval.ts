import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { parseForm } from "#app/http/form.server.ts";
import { postOnly } from "#app/http/methods.ts";
import { optionalLine } from "#app/http/optional-line.ts";
import { notFound } from "#app/http/refusals.ts";
import { refusalWithWords } from "#app/http/refused-words.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { answerRegistration } from "#app/trainings/registration/approval.server.ts";
import { db } from "#db/pool.server.ts";

const schema = z.object({ answer: z.enum(["approved", "refused"]), reason: optionalLine(500) });

export const loader = postOnly;

/** A lead's answer to the registration of one of their people. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await signedIn(request);
  const form = await readForm(request, person);
  const submission = parseForm(form, schema);
  if (submission.status !== "success") {
    const [problem = ""] = submission.error?.reason ?? [];
    throw refusalWithWords(problem, form, 422) ?? redirect("/trainings/approvals", 303);
  }
  const outcome = await answerRegistration(db, person, params.registration ?? "", submission.value);
  if (outcome === "missing") throw notFound("Registration");
  throw redirect(`/trainings/approvals?saved=${submission.value.answer}`, 303);
}
