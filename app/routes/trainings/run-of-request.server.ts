import { managesClockHours } from "#app/credit/credit.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { canHost } from "#app/meetings/meeting.ts";
import { findMeeting } from "#app/meetings/queries/meetings.server.ts";
import { closedPage } from "#app/signed-in/closed-page.server.ts";
import { signedIn, visitor } from "#app/signed-in/signed-in.server.ts";
import { findRun, listFacilitators } from "#app/trainings/runs/queries/runs.server.ts";
import { canManageRuns } from "#app/trainings/runs/run.ts";
import { db } from "#db/pool.server.ts";

/** A published run, for everybody; a draft for those who plan runs. 404 for anyone else. */
export async function runOf(request: Request, runId = "") {
  const person = await visitor(request);
  const isManager = person !== null && canManageRuns(person);
  const run = await findRun(db, runId);
  if (!run || (run.publishedAt === null && !isManager)) throw notFound("Training");
  return { person, run, isManager };
}

/** The signed-in person and a published run. */
export async function runToJoin(request: Request, runId = "") {
  const person = await signedIn(request);
  const run = await findRun(db, runId);
  if (!run?.publishedAt) throw notFound("Training");
  return { person, run };
}

/** A run and one of those who plan runs; 404 for anyone else. */
export async function managedRunOf(request: Request, runId = "") {
  const person = await signedIn(request);
  const run = canManageRuns(person) ? await findRun(db, runId) : null;
  if (!run) throw notFound("Training");
  return { person, run };
}

/** A run and a person who sees its roster, because they plan runs or give this one. 404 for anyone else. */
export async function staffedRunOf(request: Request, runId = "") {
  const person = await signedIn(request);
  const run = await findRun(db, runId);
  const isManager = canManageRuns(person);
  const gives = run !== null && (await listFacilitators(db, run.id)).some(({ personId }) => personId === person.id);
  if (!run || !(isManager || gives)) throw notFound("Training");
  return { person, run, isManager };
}

/** One of those who plan runs; the closed page for anyone else. */
export async function plannerOf(request: Request) {
  const person = await signedIn(request);
  if (!canManageRuns(person)) throw closedPage(request, person);
  return person;
}

/** A course run and one of its instructors, who read what learners hand in. 404 for anyone else. */
export async function courseRunOfInstructor(request: Request, runId = "") {
  const person = await signedIn(request);
  const run = await findRun(db, runId);
  const gives = run !== null && (await listFacilitators(db, run.id)).some(({ personId }) => personId === person.id);
  if (run?.offeringKind !== "course" || !gives) throw notFound("Training");
  return { person, run };
}

/** A course run and a person who checks its evidence: an instructor, or a clock-hour manager. 404 for anyone else. */
export async function courseRunOfReviewer(request: Request, runId = "") {
  const person = await signedIn(request);
  const run = await findRun(db, runId);
  const isManager = managesClockHours(person);
  const gives = run !== null && (await listFacilitators(db, run.id)).some(({ personId }) => personId === person.id);
  if (run?.offeringKind !== "course" || !(isManager || gives)) throw notFound("Training");
  return { person, run, isManager };
}

/** A session of a run and somebody who sees the photos of its sign-in sheet: a host or a clock-hour manager. */
export async function sheetsOf(request: Request, params: { run?: string; meeting?: string }) {
  const person = await signedIn(request);
  const [run, meeting] = [await findRun(db, params.run ?? ""), await findMeeting(db, person.id, params.meeting ?? "")];
  const isHost = meeting !== null && canHost(person, meeting);
  const isOfRun = run !== null && meeting?.trainingRunId === run.id;
  if (!meeting || !run || !isOfRun || !(isHost || managesClockHours(person))) throw notFound("Session");
  return { person, run, meeting, isHost };
}
