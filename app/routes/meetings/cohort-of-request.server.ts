import { notFound } from "#app/http/refusals.ts";
import { findCohort } from "#app/identity/people/queries/cohort-memberships.server.ts";
import { canHost, canHostCohort, canSeeMeeting, canSeeSessions } from "#app/meetings/meeting.ts";
import { findMeeting } from "#app/meetings/queries/meetings.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

/** The signed-in person and a cohort whose sessions they may see; 404 for anyone else. */
export async function cohortOf(request: Request, cohortId = "") {
  const person = await signedIn(request);
  const cohort = canSeeSessions(person, cohortId) ? await findCohort(db, cohortId) : null;
  if (!cohort) throw notFound("Cohort");
  return { person, cohort, isHost: canHostCohort(person, cohortId) };
}

/** The same for a coach of the cohort; 404 for anyone else. */
export async function coachedCohortOf(request: Request, cohortId?: string) {
  const opened = await cohortOf(request, cohortId);
  if (!opened.isHost) throw notFound("Cohort");
  return opened;
}

/** The signed-in person and a session of the cohort that they may open; 404 for anyone else. */
export async function sessionOf(request: Request, params: { cohort?: string; meeting?: string }) {
  const person = await signedIn(request);
  const meeting = await findMeeting(db, person.id, params.meeting ?? "");
  const isThere = meeting?.kind === "session" && meeting.cohortId === params.cohort && canSeeMeeting(person, meeting);
  const cohort = isThere && meeting.cohortId ? await findCohort(db, meeting.cohortId) : null;
  if (!isThere || !cohort) throw notFound("Session");
  return { person, cohort, meeting, isHost: canHost(person, meeting) };
}

/** The same for a coach of its cohort; 404 for anyone else. */
export async function hostedSessionOf(request: Request, params: { cohort?: string; meeting?: string }) {
  const opened = await sessionOf(request, params);
  if (!opened.isHost) throw notFound("Session");
  return opened;
}
