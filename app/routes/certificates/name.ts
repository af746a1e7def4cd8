import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { renameCertificate } from "#app/credit/credentials/credential.server.ts";
import { postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** Prints the person's present name on their certificate. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await signedIn(request);
  await readForm(request, person);
  const code = params.code ?? "";
  const outcome = await renameCertificate(db, person, code);
  if (outcome === "missing") throw notFound("Certificate");
  throw redirect(`/certificates/${code}${outcome === "renamed" ? "?saved" : ""}`, 303);
}
