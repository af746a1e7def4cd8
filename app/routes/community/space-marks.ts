import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { spacePath } from "#app/discussions/paths.ts";
import { readEverything } from "#app/discussions/reading/mark.server.ts";
import { spaceVisitor } from "#app/discussions/spaces/space-visitor.server.ts";
import { onlyForms, postOnly } from "#app/http/methods.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** Marks everything in a space as read. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, space } = await spaceVisitor(request, params.space);
  onlyForms(request);
  await readForm(request, person);
  await readEverything(db, person, space.id);
  return redirect(spacePath(space.id), 303);
}
