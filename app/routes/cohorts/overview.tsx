import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import type { Program } from "#app/catalog/program.ts";
import { findProgram } from "#app/catalog/programs.server.ts";
import { calendarMark } from "#app/cohorts/calendar-mark.ts";
import { readsWords, runsCohort, type Standing } from "#app/cohorts/cohort.ts";
import { cohortVisitor } from "#app/cohorts/cohort-page.server.ts";
import { weekOf } from "#app/cohorts/desk/desk.server.ts";
import { listDeskCohorts } from "#app/cohorts/desk/queries/desk-cohorts.server.ts";
import { isAsked } from "#app/cohorts/programs/agreement.ts";
import { findAcceptance, findAgreement } from "#app/cohorts/programs/queries/agreements.server.ts";
import { findProgramVersion } from "#app/cohorts/programs/queries/program-versions.server.ts";
import { assignedTo } from "#app/cohorts/programs/today.server.ts";
import { listCohortCoaches } from "#app/cohorts/queries/cohort-people.server.ts";
import { listCohortOrganizations } from "#app/cohorts/queries/cohorts.server.ts";
import { listSessionDays } from "#app/cohorts/queries/session-days.server.ts";
import { CalendarMarkPicture } from "#app/cohorts/ui/calendar-mark.tsx";
import { cohortDatesInWords, listed, standingInWords } from "#app/cohorts/ui/cohort-card.tsx";
import { CohortPage } from "#app/cohorts/ui/cohort-page.tsx";
import { AssignedHere, CohortWeek } from "#app/cohorts/ui/cohort-week.tsx";
import * as m from "#app/messages/catalog.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf } from "#app/time/dates.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, cohort, standing } = await cohortVisitor(request, params.cohort);
  const { programSlug, programHash } = cohort;
  const isCoach = standing === "coach";
  const [coaches, organizations, agreement, acceptance, program, sessions, [week], assigned] = await Promise.all([
    listCohortCoaches(db, cohort.id),
    listCohortOrganizations(db, cohort.id),
    findAgreement(db, cohort.id),
    findAcceptance(db, cohort.id, person.id),
    programSlug && programHash ? findProgramVersion(db, programSlug, programHash) : null,
    listSessionDays(db, [cohort.id]),
    listDeskCohorts(db, [cohort.id]),
    standing === "member" ? assignedTo(db, person) : [],
  ]);
  const { id, name, memberCount, capacity, isRunning } = cohort;
  const sessionDays = sessions.get(id) ?? [];
  return {
    cohort: { id, name, standing },
    saved: new URL(request.url).searchParams.get("saved"),
    isAsked: standing === "member" && isAsked(agreement, acceptance),
    isRunning,
    mark: calendarMark(cohort, sessionDays, dayOf(currentTime(), cohort.timeZone)),
    setUp: isCoach
      ? setUpOf({ id, memberCount, hasSessions: sessionDays.length > 0, hasAgreement: agreement !== null })
      : [],
    hasNewerProgram: isCoach && isOlder(program),
    week: week ? weekFor(standing, weekOf(week, person.timeZone)) : null,
    assigned: assigned.filter(({ cohortId }) => cohortId === id),
    facts: [
      ...(program ? [{ label: m.cohortsFactProgram(), value: program.title }] : []),
      { label: m.cohortsFactDates(), value: cohortDatesInWords(cohort) },
      { label: m.cohortsFactYou(), value: standingInWords(standing) },
      {
        label: m.cohortsCoaches(),
        value: coaches.length > 0 ? listed(coaches.map(({ name }) => name)) : m.cohortsNone(),
      },
      {
        label: m.cohortsFactMembers(),
        value: capacity
          ? m.cohortsMembersOf({ count: memberCount, capacity })
          : m.cohortsMembers({ count: memberCount }),
      },
      ...(organizations.length > 0
        ? [{ label: m.cohortsFactOrganizations(), value: listed(organizations.map(({ name }) => name)) }]
        : []),
    ],
  };
}

/** Leads and administrators see that there is a session, and nothing of what is said and agreed in it. */
function weekFor(standing: Standing, { next, last, steps, moreSteps }: ReturnType<typeof weekOf>) {
  if (!readsWords(standing)) return { next: next && { ...next, to: null }, last: null, steps: [], moreSteps: 0 };
  return { next, last: standing === "coach" ? last : null, steps, moreSteps };
}

/** What a new cohort still needs, in the order in which it helps; nothing once all of it is there. */
function setUpOf(cohort: { id: string; memberCount: number; hasSessions: boolean; hasAgreement: boolean }) {
  const { id, memberCount, hasSessions, hasAgreement } = cohort;
  const steps = [
    { to: `/cohorts/${id}/plan`, label: m.cohortsPlanSessions(), isDone: hasSessions },
    { to: `/cohorts/${id}/agreement/new`, label: m.agreementWrite(), isDone: hasAgreement },
    { to: `/cohorts/${id}/invitations`, label: m.cohortsInvite(), isDone: memberCount > 0 },
  ];
  return steps.every(({ isDone }) => isDone) ? [] : steps;
}

/** Whether there is a newer version of a program than the one that is followed. */
function isOlder(followed: Program | null): boolean {
  const newest = followed && findProgram(followed.slug);
  return newest !== null && newest.version !== followed?.version;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(data?.cohort.name ?? m.cohortsTitle()) },
];

export default function CohortOverviewPage() {
  const { cohort, facts, saved, isAsked, isRunning, mark, setUp, hasNewerProgram, week, assigned } =
    useLoaderData<typeof loader>();
  return (
    <CohortPage
      cohort={cohort}
      actions={
        runsCohort(cohort.standing) ? (
          <>
            {cohort.standing === "coach" ? (
              <LinkButton to={`/cohorts/${cohort.id}/plan`}>{m.cohortsPlanSessions()}</LinkButton>
            ) : null}
            <LinkButton to={`/cohorts/${cohort.id}/settings`}>{m.cohortsSettings()}</LinkButton>
          </>
        ) : null
      }
    >
      <div className="cohort-overview">
        <div className="stack-8">
          {saved ? (
            <Notice kind="done" live>
              <p>{m.cohortsSaved({ what: saved })}</p>
            </Notice>
          ) : null}
          {isAsked ? (
            <Notice kind="care" title={m.agreementAskedTitle()}>
              <p>
                {m.agreementAskedBody()} <Link to={`/cohorts/${cohort.id}/agreement`}>{m.agreementRead()}</Link>
              </p>
            </Notice>
          ) : null}
          {isRunning ? null : (
            <Notice>
              <p>{m.cohortsOver()}</p>
            </Notice>
          )}
          {setUp.length > 0 ? <SetUp steps={setUp} /> : null}
          {week ? <CohortWeek week={week} /> : null}
          {assigned.length > 0 ? <AssignedHere assigned={assigned} /> : null}
          {hasNewerProgram ? (
            <Notice>
              <p>
                {m.cohortsNewerProgram()} <Link to={`/cohorts/${cohort.id}/program`}>{m.cohortsNewerProgramSee()}</Link>
              </p>
            </Notice>
          ) : null}
        </div>
        <section aria-label={m.cohortsFacts()} className="cohort-overview__facts stack">
          <CalendarMarkPicture mark={mark} />
          <dl className="facts">
            {facts.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </CohortPage>
  );
}

/** The next step of a new cohort is the strongest thing on the page. */
function SetUp({ steps }: { steps: { to: string; label: string; isDone: boolean }[] }) {
  const next = steps.find(({ isDone }) => !isDone);
  return (
    <section aria-labelledby="set-up" className="stack">
      <h2 id="set-up">{m.cohortsSetUp()}</h2>
      <ol className="plain lines">
        {steps.map(({ to, label, isDone }) => (
          <li key={to} className="cluster cluster--apart">
            {isDone ? (
              <span className="soft">{m.cohortsSetUpDone({ step: label })}</span>
            ) : (
              <LinkButton to={to} tone={to === next?.to ? "primary" : "secondary"}>
                {label}
              </LinkButton>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
