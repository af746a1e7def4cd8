import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { recordAwards } from "#app/credit/credit.server.ts";
import { parseForm } from "#app/http/form.server.ts";
import { postOnly } from "#app/http/methods.ts";
import { refusalWithWords } from "#app/http/refused-words.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { db } from "#db/pool.server.ts";
import { runForManager } from "./run-of-request.server.ts";

const schema = z.object({ reference: z.string().trim().min(1).max(120) });

export const loader = postOnly;

/** Records the award of everyone who signed for a run; without a reference, nothing is recorded. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, run } = await runForManager(request, params.run);
  const form = await readForm(request, person);
  const submission = parseForm(form, schema);
  if (submission.status !== "success") {
    const [problem = ""] = submission.error?.reference ?? [];
    throw refusalWithWords(problem, form, 422) ?? redirect(`/credit/${run.id}?saved=reference`, 303);
  }
  const outcome = await recordAwards(db, person, run.id, submission.value);
  throw redirect(`/credit/${run.id}?saved=${typeof outcome === "string" ? outcome : "awarded"}`, 303);
}
