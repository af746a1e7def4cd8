import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { runsCohort } from "#app/cohorts/cohort.ts";
import { cohortVisitor } from "#app/cohorts/cohort-page.server.ts";
import { type CohortMember, listCohortCoaches, listCohortMembers } from "#app/cohorts/queries/cohort-people.server.ts";
import { CohortPage } from "#app/cohorts/ui/cohort-page.tsx";
import * as m from "#app/messages/catalog.ts";
import { shortDay } from "#app/time/dates.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { cohort, standing } = await cohortVisitor(request, params.cohort);
  const [coaches, members] = await Promise.all([listCohortCoaches(db, cohort.id), listCohortMembers(db, cohort.id)]);
  const { id, name } = cohort;
  // Who left is for those who run it.
  const shown = runsCohort(standing) ? members : members.filter(({ isLearning }) => isLearning);
  return {
    cohort: { id, name, standing },
    coaches: coaches.map(({ id, ...coach }) => ({ id, name: named(coach) })),
    members: shown.filter(({ isLearning }) => isLearning).map((member) => line(member, cohort)),
    former: shown.filter(({ isLearning }) => !isLearning).map((member) => line(member, cohort)),
  };
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
  const { cohort, coaches, members, former } = useLoaderData<typeof loader>();
  return (
    <CohortPage cohort={cohort} title={m.cohortsTabPeople()}>
      <div className="stack-8">
        <section aria-labelledby="coaches" className="stack">
          <h2 id="coaches">{m.cohortsCoaches()}</h2>
          {coaches.length === 0 ? <p>{m.cohortsNone()}</p> : null}
          <ul className="plain">
            {coaches.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="members" className="stack">
          <h2 id="members">{m.cohortsMembers({ count: members.length })}</h2>
          {members.length === 0 ? (
            <EmptyState title={m.cohortsNoMembersTitle()}>
              <p>{m.cohortsNoMembersBody()}</p>
            </EmptyState>
          ) : (
            <Members members={members} />
          )}
        </section>
        {former.length > 0 ? (
          <section aria-labelledby="former" className="stack">
            <h2 id="former">{m.cohortsFormer()}</h2>
            <Members members={former} />
          </section>
        ) : null}
      </div>
    </CohortPage>
  );
}

function Members({ members }: { members: { key: string; name: string; dates: string }[] }) {
  return (
    <ul className="plain">
      {members.map(({ key, name, dates }) => (
        <li key={key}>
          {name}
          {dates ? <span className="soft"> · {dates}</span> : null}
        </li>
      ))}
    </ul>
  );
}
