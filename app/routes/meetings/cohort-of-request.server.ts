import { notFound } from "#app/http/refusals.ts";
import { findCohort } from "#app/identity/people/queries/cohort-memberships.server.ts";
import { canHost, canHostCohort, canSeeMeeting, canSeeSessions } from "#app/meetings/meeting.ts";
import { findMeeting, type Meeting } from "#app/meetings/queries/meetings.server.ts";
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

type Params = { cohort?: string; run?: string; meeting?: string };

/** The signed-in person and a session of the cohort or training in the address that they may open; 404 for anyone else. */
export async function meetingOf(request: Request, params: Params) {
  const person = await signedIn(request);
  const meeting = await findMeeting(db, person.id, params.meeting ?? "");
  const isThere = meeting?.kind === "training" ? meeting.trainingRunId === params.run : isSessionOf(meeting, params);
  if (!meeting || !isThere || !canSeeMeeting(person, meeting)) throw notFound("Session");
  return { person, meeting, isHost: canHost(person, meeting) };
}

const isSessionOf = (meeting: Pick<Meeting, "kind" | "cohortId"> | null, { cohort }: Params): boolean =>
  meeting?.kind === "session" && meeting.cohortId === cohort;

/** The same for its hosts; 404 for anyone else. */
export async function hostedMeetingOf(request: Request, params: Params) {
  const opened = await meetingOf(request, params);
  if (!opened.isHost) throw notFound("Session");
  return opened;
}

/** The signed-in person and a session of a cohort, with the cohort; 404 for anyone else. */
export async function sessionOf(request: Request, params: Params) {
  const opened = await meetingOf(request, params);
  const cohort = opened.meeting.cohortId ? await findCohort(db, opened.meeting.cohortId) : null;
  if (!cohort) throw notFound("Session");
  return { ...opened, cohort };
}

/** The same for a coach of its cohort; 404 for anyone else. */
export async function hostedSessionOf(request: Request, params: Params) {
  const opened = await sessionOf(request, params);
  if (!opened.isHost) throw notFound("Session");
  return opened;
}
