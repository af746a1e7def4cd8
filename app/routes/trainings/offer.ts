import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { postOnly } from "#app/http/methods.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { acceptOffer, declineOffer } from "#app/trainings/registration/registration.server.ts";
import { db } from "#db/pool.server.ts";
import { runToJoin } from "./run-of-request.server.ts";

export const loader = postOnly;

/** Answers the offer of a seat. A link in a mail never does: it opens the run's page. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, run } = await runToJoin(request, params.run);
  const isAccepted = (await readForm(request, person)).get("answer") === "accept";
  const outcome = await (isAccepted ? acceptOffer : declineOffer)(db, person, run.id);
  const saved = typeof outcome === "string" ? "late" : outcome.state;
  throw redirect(`/trainings/${run.id}?saved=${saved}`, 303);
}
