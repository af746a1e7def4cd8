import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { currentCatalog } from "#app/catalog/current.server.ts";
import { methodOf } from "#app/http/form.server.ts";
import { postOrDeleteOnly } from "#app/http/methods.ts";
import { safePath } from "#app/http/return-path.ts";
import { adoptGuestAnswers, clearGuestAnswers, guestAnswersIn } from "#app/learning/guest.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOrDeleteOnly;

/** Adds the answers given in this browser before signing in to the account, or discards them. */
export async function action({ request }: ActionFunctionArgs) {
  const person = await signedIn(request);
  const form = await readForm(request, person);
  if (methodOf(request, form) === "POST") {
    await adoptGuestAnswers(db, person.id, guestAnswersIn(request), currentCatalog());
  }
  return redirect(safePath(String(form.get("to") ?? "")), {
    status: 303,
    headers: { "Set-Cookie": clearGuestAnswers(request) },
  });
}
