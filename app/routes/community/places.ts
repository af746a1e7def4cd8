import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { spacePath } from "#app/discussions/paths.ts";
import { endPlace, givePlace } from "#app/discussions/spaces/space-change.server.ts";
import { placeSchema } from "#app/discussions/spaces/space-form.ts";
import { spaceVisitor } from "#app/discussions/spaces/space-visitor.server.ts";
import { methodOf, parseForm } from "#app/http/form.server.ts";
import { postOrDeleteOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { refusalWithWords } from "#app/http/refused-words.server.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOrDeleteOnly;

/** Gives somebody a place in a space, or takes one back; a person takes back their own by leaving. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, space } = await spaceVisitor(request, params.space);
  const form = await readForm(request, person);
  const settings = `${spacePath(space.id)}/settings`;
  if (methodOf(request, form) === "DELETE") {
    const personId = String(form.get("personId") ?? "");
    const ended = await endPlace(db, person, space.id, personId);
    if (ended === "missing") throw notFound("Space");
    throw redirect(personId === person.id && ended === "done" ? "/community" : `${settings}?told=${ended}`, 303);
  }
  const submission = parseForm(form, placeSchema());
  const outcome =
    submission.status === "success" ? await givePlace(db, person, space.id, submission.value) : ("no-address" as const);
  if (outcome === "missing") throw notFound("Space");
  const refusal = outcome === "done" ? null : refusalWithWords(placeRefused(outcome), form, 422);
  throw refusal ?? redirect(`${settings}?told=${outcome}`, 303);
}

const placeRefused = (outcome: string) => m.spacesTold({ what: outcome.replaceAll("-", "_") });
