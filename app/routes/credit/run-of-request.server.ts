import { managesClockHours } from "#app/credit/credit.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { closedPage } from "#app/signed-in/closed-page.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { findRun } from "#app/trainings/runs/queries/runs.server.ts";
import { db } from "#db/pool.server.ts";

/** The signed-in clock-hour manager; 404 for everyone else. */
export async function clockHourManager(request: Request) {
  const person = await signedIn(request);
  if (!managesClockHours(person)) throw closedPage(request, person);
  return person;
}

/** The same with a run. */
export async function runForManager(request: Request, runId = "") {
  const person = await clockHourManager(request);
  const run = await findRun(db, runId);
  if (!run) throw notFound("Training");
  return { person, run };
}
