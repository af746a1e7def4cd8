import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { currentCatalog } from "#app/catalog/current.server.ts";
import { findTraining } from "#app/catalog/trainings.server.ts";
import { managesClockHours } from "#app/credit/credit.server.ts";
import { spacePath } from "#app/discussions/paths.ts";
import { canSignOutAt } from "#app/meetings/sign-out.ts";
import * as m from "#app/messages/catalog.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayIn } from "#app/time/dates.ts";
import { minutesOfCourse } from "#app/trainings/course-runs/evidence.ts";
import { learnerProgress } from "#app/trainings/course-runs/learner-progress.server.ts";
import { ledOrganizations } from "#app/trainings/registration/led-organizations.ts";
import { comesTo } from "#app/trainings/registration/registration.ts";
import { runFacts } from "#app/trainings/registration/run-facts.server.ts";
import { registrationStatusOf } from "#app/trainings/registration/standing.server.ts";
import {
  listFacilitators,
  listRunSessions,
  type Run,
  type RunSession,
} from "#app/trainings/runs/queries/runs.server.ts";
import { runTimesInWords, sessionHoursInWords } from "#app/trainings/runs/run-in-words.ts";
import { CourseNeeds, CourseOfRun } from "#app/trainings/ui/course-needs.tsx";
import { RunDay, runDayOf } from "#app/trainings/ui/run-day.tsx";
import { RunManagement } from "#app/trainings/ui/run-management.tsx";
import { StandingPanel } from "#app/trainings/ui/standing-panel.tsx";
import style from "#app/trainings/ui/trainings.css?url";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { runOf } from "./run-of-request.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(data?.title ?? m.trainingsTitle(), m.trainingsTitle()) },
  { name: "description", content: data?.summary || m.trainingsLead() },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, run, isManager } = await runOf(request, params.run);
  const now = currentTime();
  const [sessions, facilitators, standing] = await Promise.all([
    listRunSessions(db, run.id),
    listFacilitators(db, run.id),
    registrationStatusOf(db, run, person, now),
  ]);
  const gives = facilitators.some(({ personId }) => personId !== null && personId === person?.id);
  const isStaff = isManager || gives;
  const isCourse = run.offeringKind === "course";
  return {
    ...{ id: run.id, title: run.title, summary: run.summary, isManager, isStaff, standing },
    canRegisterOthers: person !== null && standing.phase === "open" && ledOrganizations(person).length > 0,
    personId: person?.id ?? null,
    offered: findTraining(run.offeringSlug) ? `/trainings/offered/${run.offeringSlug}` : null,
    isDraft: run.publishedAt === null,
    isCanceled: run.canceledAt !== null,
    isToConfirm: run.endsAt <= now && run.closedAt === null && run.canceledAt === null,
    isConfirmed: run.closedAt !== null,
    readsEvaluation: person !== null && (managesClockHours(person) || gives),
    isCourse,
    answersWork: isCourse && gives,
    readsEvidence: isCourse && person !== null && (gives || managesClockHours(person)),
    needs: isCourse && person ? await learnerProgress(db, run, person, facilitators) : null,
    space: isCourse && gives && run.spaceId ? spacePath(run.spaceId) : null,
    course: isCourse ? courseOf(run) : null,
    cancelReason: run.cancelReason,
    day: runDayOf(run.startsAt, run.timeZone),
    times: runTimesInWords(run),
    link: standing.state === "registered" || isStaff ? run.link : null,
    sessions: sessions.map((session) => ({
      ...sessionData(session, isStaff),
      signsOut: comesTo(standing.state) && canSignOutAt(session, now),
    })),
    facilitators: facilitators.map(({ name, qualification }) => ({ name, qualification })),
    facts: runFacts(run),
    credit: creditOf(run),
    saved: new URL(request.url).searchParams.get("saved"),
  };
}

function sessionData({ id, title, startsAt, minutes, breakMinutes, timeZone, place }: RunSession, isStaff: boolean) {
  const endsAt = new Date(startsAt.getTime() + minutes * 60_000);
  return {
    ...{ id, title, place, breakMinutes, isStaff },
    day: dayIn(timeZone, startsAt.toISOString()),
    hours: sessionHoursInWords({ startsAt, endsAt, timeZone }),
  };
}

/** What a course run says of its course: where it is, how long it takes, and the work that it asks for. */
function courseOf({ offeringSlug, courseLessons, workAsked }: Run) {
  const lessons = courseLessons ?? [];
  return {
    to: currentCatalog().coursesBySlug.has(offeringSlug) ? `/courses/${offeringSlug}` : null,
    ...{ lessons: lessons.length, minutes: minutesOfCourse(lessons), workAsked: workAsked ?? "" },
  };
}

/** What may be said of clock hours: "approved" only after the committee's approval, with its hours. */
function creditOf({ approvedOn, approvedMinutes, appliedOn }: Run): string | null {
  if (approvedOn && approvedMinutes !== null)
    return m.trainingsApproved({ hours: String(Math.floor(approvedMinutes / 30) / 2) });
  return appliedOn ? m.trainingsAppliedFor() : null;
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

export default function RunPage() {
  const data = useLoaderData<typeof loader>();
  const { title, summary, times, day, isManager, isStaff } = data;
  return (
    <Page title={title} lead={summary} breadcrumbs={[{ to: "/trainings", label: m.trainingsTitle() }]}>
      <div className="run-page">
        <div className="stack stack-8">
          <Saved saved={data.saved} />
          <div className="run-line">
            <RunDay day={day} />
            <p className="run-page__times">{times}</p>
          </div>
          {data.isCanceled ? (
            <Notice kind="care" title={m.trainingsCanceledTitle()}>
              <p>{data.cancelReason || m.trainingsCanceledBody()}</p>
            </Notice>
          ) : (
            <StandingPanel runId={data.id} personId={data.personId} standing={data.standing} link={data.link} />
          )}
          {data.canRegisterOthers ? (
            <p>
              <Link to={`/trainings/${data.id}/people`}>{m.trainingsPeople()}</Link>
            </p>
          ) : null}
          {data.offered ? (
            <p>
              <Link to={data.offered}>{m.trainingsAgendaOf()}</Link>
            </p>
          ) : null}
          {data.needs ? <CourseNeeds needs={data.needs} /> : null}
          {data.course ? <CourseOfRun course={data.course} /> : <Sessions data={data} />}
          <Facts data={data} />
          <Facilitators data={data} />
        </div>
        {isStaff ? <RunManagement run={data} isManager={isManager} /> : null}
      </div>
    </Page>
  );
}

function Saved({ saved }: { saved: string | null }) {
  if (!saved) return null;
  return (
    <Notice kind="done" live>
      <p>{m.trainingsSaved({ what: saved })}</p>
    </Notice>
  );
}

function Sessions({ data: { id: runId, sessions, title: runTitle } }: { data: Data }) {
  if (sessions.length === 0) return null;
  return (
    <section aria-labelledby="sessions" className="stack-2">
      <h2 id="sessions">{m.trainingsSessions({ count: sessions.length })}</h2>
      <ul className="plain lines">
        {sessions.map(({ id, title, day, hours, place, breakMinutes, signsOut }) => (
          <li key={id} id={`session-${id}`}>
            <strong>{day}</strong>, {hours}
            {place ? `, ${place}` : null}
            {breakMinutes > 0 ? (
              <span className="soft small"> {m.trainingsBreaks({ count: breakMinutes })}</span>
            ) : null}
            {title === runTitle ? null : <div className="small">{title}</div>}
            {signsOut ? (
              <div>
                <Link to={`/trainings/${runId}/sessions/${id}/sign-out`}>{m.signOutTitle()}</Link>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Facts({ data: { facts, credit } }: { data: Data }) {
  if (facts.length === 0 && !credit) return null;
  return (
    <section aria-labelledby="facts" className="stack-2">
      <h2 id="facts">{m.trainingsGoodToKnow()}</h2>
      <dl className="facts">
        {credit ? (
          <div>
            <dt>{m.trainingsClockHours()}</dt>
            <dd>{credit}</dd>
          </div>
        ) : null}
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Facilitators({ data: { facilitators, isCourse } }: { data: Data }) {
  if (facilitators.length === 0) return null;
  return (
    <section aria-labelledby="facilitators" className="stack-2">
      <h2 id="facilitators">{isCourse ? m.courseRunsInstructor() : m.trainingsFacilitators()}</h2>
      <ul className="plain lines">
        {facilitators.map(({ name, qualification }) => (
          <li key={name}>
            <strong>{name}</strong>
            {qualification ? `, ${qualification}` : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
