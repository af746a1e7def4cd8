import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { formOf, methodOf } from "#app/http/form.server.ts";
import { methodNotAllowed, postOnly } from "#app/http/methods.ts";
import { endViewAs } from "#app/identity/sessions/view-as.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** DELETE ends view-as for an administrator. */
export async function action({ request }: ActionFunctionArgs) {
  const person = await signedIn(request);
  if (methodOf(request, await formOf(request)) !== "DELETE") throw methodNotAllowed("DELETE");
  await endViewAs(db, person);
  throw redirect("/admin/view-as", 303);
}
