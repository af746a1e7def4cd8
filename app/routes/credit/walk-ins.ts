import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { takeOverWalkIns } from "#app/credit/walk-ins.server.ts";
import { postOnly } from "#app/http/methods.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** Adds what a person attended as a walk-in to their account. */
export async function action({ request }: ActionFunctionArgs) {
  const person = await signedIn(request);
  await readForm(request, person);
  await takeOverWalkIns(db, person);
  throw redirect("/learning-record", 303);
}
