import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { isLevel } from "#app/discussions/level.ts";
import { spacePath } from "#app/discussions/paths.ts";
import { setSpaceLevel } from "#app/discussions/reading/mark.server.ts";
import { spaceVisitor } from "#app/discussions/spaces/space-visitor.server.ts";
import { onlyForms, postOnly } from "#app/http/methods.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** Sets how much a person hears of a space. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, space } = await spaceVisitor(request, params.space);
  onlyForms(request);
  const level = (await readForm(request, person)).get("level");
  if (isLevel(level)) await setSpaceLevel(db, person, space.id, level);
  return redirect(spacePath(space.id), 303);
}
