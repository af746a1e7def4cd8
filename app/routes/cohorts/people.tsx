import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { runsCohort } from "#app/cohorts/cohort.ts";
import { cohortVisitor } from "#app/cohorts/cohort-page.server.ts";
import { listOpenRequests } from "#app/cohorts/programs/queries/cohort-requests.server.ts";
import { Requests } from "#app/cohorts/programs/ui/requests.tsx";
import { type CohortMember, listCohortCoaches, listCohortMembers } from "#app/cohorts/queries/cohort-people.server.ts";
import { listSessionCounts } from "#app/cohorts/queries/session-days.server.ts";
import { CohortPage } from "#app/cohorts/ui/cohort-page.tsx";
import * as m from "#app/messages/catalog.ts";
import { shortDay } from "#app/time/dates.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, cohort, standing } = await cohortVisitor(request, params.cohort);
  const isCoach = standing === "coach";
  const [coaches, members, requests, counts] = await Promise.all([
    listCohortCoaches(db, cohort.id),
    listCohortMembers(db, cohort.id),
    runsCohort(standing) ? listOpenRequests(db, cohort.id) : [],
    isCoach ? listSessionCounts(db, cohort.id) : [],
  ]);
  const countsOf = new Map(counts.map(({ personId, ...count }) => [personId, m.cohortsSessionsCame(count)]));
  const { id, name } = cohort;
  // Only those who run the cohort see former members.
  const shown = runsCohort(standing) ? members : members.filter(({ isLearning }) => isLearning);
  return {
    cohort: { id, name, standing },
    person: person.id,
    mayRun: runsCohort(standing),
    notice: noticeFor(new URL(request.url).searchParams.get("saved")),
    requests: requests.map(({ id, name, email, note }) => ({ id, name, email, note })),
    coaches: coaches.map(({ id, ...coach }) => ({
      ...{ id, name: named(coach) },
      mayHandOver: runsCohort(standing) && (standing !== "coach" || id === person.id),
    })),
    members: shown
      .filter(({ isLearning }) => isLearning)
      .map((member) => ({
        ...line(member, cohort),
        came: countsOf.get(member.id),
        to: isCoach ? `/cohorts/${id}/messages/${member.id}` : undefined,
      })),
    former: shown
      .filter(({ id, isLearning }) => !isLearning && !members.some((other) => other.id === id && other.isLearning))
      .map((member) => line(member, cohort)),
  };
}

function noticeFor(saved: string | null): string | null {
  return saved === null ? null : m.cohortsPeopleSaved({ what: saved });
}

const named = ({ name, pronouns }: { name: string; pronouns: string | null }) =>
  pronouns ? `${name} (${pronouns})` : name;

function line({ id, joinedOn, leftOn, ...member }: CohortMember, { startsOn }: { startsOn: string }) {
  const from = shortDay(joinedOn);
  const dates = leftOn ? m.cohortsDates({ from, to: shortDay(leftOn) }) : m.cohortsMemberSince({ day: from });
  const isLate = joinedOn > startsOn && !leftOn;
  return { key: `${id} ${joinedOn}`, id, name: named(member), dates: leftOn || isLate ? dates : "" };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.cohortsTabPeople(), data?.cohort.name ?? m.cohortsTitle()) },
];

export default function CohortPeoplePage() {
  const { cohort, person, mayRun, notice, requests, coaches, members, former } = useLoaderData<typeof loader>();
  const invite = mayRun ? (
    <LinkButton to={`/cohorts/${cohort.id}/invitations`} tone="primary">
      {m.cohortsInvite()}
    </LinkButton>
  ) : null;
  return (
    <CohortPage cohort={cohort} title={m.cohortsTabPeople()} actions={invite}>
      <div className="stack-8">
        {notice ? (
          <Notice kind="done" live>
            <p>{notice}</p>
          </Notice>
        ) : null}
        <section aria-labelledby="coaches" className="stack">
          <h2 id="coaches">{m.cohortsCoaches()}</h2>
          {coaches.length === 0 ? <p>{m.cohortsNone()}</p> : null}
          <ul className="plain lines">
            {coaches.map(({ id, name, mayHandOver }) => (
              <li key={id} className="cluster cluster--apart">
                <span>{name}</span>
                {mayHandOver ? (
                  <LinkButton
                    tone="quiet"
                    to={`/cohorts/${cohort.id}/coaches/${id}/hand-over`}
                    aria-label={m.cohortsHandOverOf({ name })}
                  >
                    {m.cohortsHandOver()}
                  </LinkButton>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
        <Requests cohortId={cohort.id} person={person} requests={requests} />
        <section aria-labelledby="members" className="stack">
          <h2 id="members">{m.cohortsMembers({ count: members.length })}</h2>
          {members.length === 0 ? (
            <EmptyState title={m.cohortsNoMembersTitle()}>
              <p>{m.cohortsNoMembersBody()}</p>
            </EmptyState>
          ) : (
            <Members
              members={members}
              action={({ id, name }) =>
                mayRun || id === person ? (
                  <LinkButton
                    tone="quiet"
                    to={`/cohorts/${cohort.id}/members/${id}/end`}
                    aria-label={id === person ? m.cohortsLeave() : m.cohortsEndOf({ name })}
                  >
                    {id === person ? m.cohortsLeave() : m.cohortsEnd()}
                  </LinkButton>
                ) : null
              }
            />
          )}
        </section>
        {former.length > 0 ? (
          <section aria-labelledby="former" className="stack">
            <h2 id="former">{m.cohortsFormer()}</h2>
            <Members
              members={former}
              action={({ id, name }) => (
                <Form method="post" action={`/cohorts/${cohort.id}/members`}>
                  <input type="hidden" name="person" value={person} />
                  <input type="hidden" name="member" value={id} />
                  <Button tone="quiet" aria-label={m.cohortsBringBackOf({ name })}>
                    {m.cohortsBringBack()}
                  </Button>
                </Form>
              )}
            />
          </section>
        ) : null}
      </div>
    </CohortPage>
  );
}

type Line = { key: string; id: string; name: string; dates: string; came?: string; to?: string };

function Members({ members, action }: { members: Line[]; action: (member: Line) => ReactNode }) {
  return (
    <ul className="plain lines">
      {members.map((member) => (
        <li key={member.key} className="cohort-member">
          <span>
            {member.to ? <Link to={member.to}>{member.name}</Link> : member.name}
            {member.came || member.dates ? (
              <span className="soft cohort-member__facts">
                {[member.came, member.dates].filter(Boolean).join(" · ")}
              </span>
            ) : null}
          </span>
          {action(member)}
        </li>
      ))}
    </ul>
  );
}
