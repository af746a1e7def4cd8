import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { revokeCertificate } from "#app/credit/credentials/credential.server.ts";
import { managesClockHours } from "#app/credit/credit.server.ts";
import { methodOf, parseForm } from "#app/http/form.server.ts";
import { postOrDeleteOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { refusalWithWords } from "#app/http/refused-words.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

const schema = z.object({ reason: z.string().trim().min(1).max(300) });

export const loader = postOrDeleteOnly;

/** A POST revokes a certificate for a reason, a DELETE lifts that. For clock-hour managers; 404 for anyone else. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await signedIn(request);
  if (!managesClockHours(person)) throw notFound("Certificate");
  const form = await readForm(request, person);
  const code = params.code ?? "";
  const submission = parseForm(form, schema);
  const isLifted = methodOf(request, form) === "DELETE";
  if (!isLifted && submission.status !== "success") {
    const [problem = ""] = submission.error?.reason ?? [];
    throw refusalWithWords(problem, form, 422) ?? redirect(`/certificates/${code}`, 303);
  }
  const reason = !isLifted && submission.status === "success" ? submission.value.reason : null;
  if ((await revokeCertificate(db, person, code, { reason })) === "missing") throw notFound("Certificate");
  throw redirect(`/certificates/${code}?saved`, 303);
}
