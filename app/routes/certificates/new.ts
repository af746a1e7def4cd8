import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { issueCertificate } from "#app/credit/credentials/credential.server.ts";
import { parseForm } from "#app/http/form.server.ts";
import { postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

const schema = z.object({ run: z.uuid().optional(), course: z.string().max(200).optional() });

export const loader = postOnly;

/** Issues the certificate of a training or course that the person finished, and shows it. */
export async function action({ request }: ActionFunctionArgs) {
  const person = await signedIn(request);
  const submission = parseForm(await readForm(request, person), schema);
  if (submission.status !== "success") throw notFound("Certificate");
  const { run, course } = submission.value;
  const of = run ? { runId: run } : course ? { courseId: course } : null;
  const credential = of ? await issueCertificate(db, person, of) : null;
  throw redirect(credential ? `/certificates/${credential.code}` : "/learning-record", 303);
}
