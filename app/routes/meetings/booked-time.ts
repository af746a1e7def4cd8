import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { methodOf } from "#app/http/form.server.ts";
import { onlyForms, postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { bookTime, withdrawTime } from "#app/meetings/booking.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** A POST books an offered time, a DELETE takes it back. */
export async function action({ request }: ActionFunctionArgs) {
  const person = await signedIn(request);
  onlyForms(request, "POST, DELETE");
  const form = await readForm(request, person);
  const timeId = String(form.get("time") ?? "");
  if (methodOf(request, form) === "DELETE") {
    const outcome = await withdrawTime(db, person, timeId);
    if (outcome === "missing") throw notFound("Time");
    return redirect(`/booking?told=${outcome}`, 303);
  }
  const outcome = await bookTime(db, person, timeId);
  if (outcome === "missing") throw notFound("Time");
  if (typeof outcome === "string") return redirect(`/booking?told=${outcome}`, 303);
  return redirect(`/booking/${outcome.meetingId}?told=made`, 303);
}
