import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readsWords } from "#app/cohorts/cohort.ts";
import { cohortVisitor } from "#app/cohorts/cohort-page.server.ts";
import type { GoalWords } from "#app/cohorts/goals/goal.ts";
import { recordGoalsRead } from "#app/cohorts/goals/goals-read.server.ts";
import { listGoals, listGoalVersions } from "#app/cohorts/goals/queries/goals.server.ts";
import { doesSharingWait } from "#app/cohorts/programs/agreement.server.ts";
import { SharingWaits } from "#app/cohorts/programs/ui/sharing-waits.tsx";
import { CohortPage } from "#app/cohorts/ui/cohort-page.tsx";
import * as m from "#app/messages/catalog.ts";
import { shortDay, shortDayIn } from "#app/time/dates.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

/** A member's own goals; for a coach everybody's. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, cohort, standing } = await cohortVisitor(request, params.cohort, readsWords);
  const isCoach = standing === "coach";
  const goals = await listGoals(db, { cohortId: cohort.id, readerId: person.id, isCoach });
  const versions = Map.groupBy(
    await listGoalVersions(
      db,
      goals.map(({ id }) => id),
    ),
    ({ goalId }) => goalId,
  );
  if (isCoach) await recordGoalsRead(db, person, cohort.id, goals);
  const { id, name } = cohort;
  return {
    cohort: { id, name, standing },
    isWaiting: standing === "member" && (await doesSharingWait(db, cohort.id, person.id)),
    goals: goals.map((goal) => ({
      ...{ id: goal.id, owner: isCoach ? goal.ownerName : null, isMine: goal.personId === person.id },
      ...{ statement: goal.statement, status: m.goalsStatusName({ status: goal.status }) },
      facts: factsOf(goal),
      earlier: (versions.get(goal.id) ?? []).map((version) => ({
        revision: version.revision,
        statement: version.statement,
        facts: factsOf(version),
        day: m.goalsUntil({ day: shortDayIn(person.timeZone, version.savedAt.toISOString()) }),
      })),
    })),
  };
}

function factsOf({ problem, baseline, measure, targetOn }: Omit<GoalWords, "statement" | "status">) {
  return [
    { label: m.goalsProblem(), value: problem },
    { label: m.goalsBaseline(), value: baseline },
    { label: m.goalsMeasure(), value: measure },
    { label: m.goalsTarget(), value: targetOn && shortDay(targetOn) },
  ].flatMap(({ label, value }) => (value ? [{ label, value }] : []));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.goalsTitle(), data?.cohort.name ?? m.cohortsTitle()) },
];

export default function GoalsPage() {
  const { cohort, isWaiting, goals } = useLoaderData<typeof loader>();
  const add =
    cohort.standing === "member" ? (
      <LinkButton to={`/cohorts/${cohort.id}/goals/new`} tone="primary">
        {m.goalsNew()}
      </LinkButton>
    ) : null;
  return (
    <CohortPage cohort={cohort} title={m.goalsTitle()} lead={m.goalsLead()} actions={add}>
      {isWaiting ? <SharingWaits cohortId={cohort.id} /> : null}
      {goals.length === 0 ? (
        <EmptyState title={m.goalsEmptyTitle()}>
          <p className="measure">{m.goalsEmptyBody()}</p>
        </EmptyState>
      ) : (
        <ul className="plain rows">
          {goals.map((goal) => (
            <GoalRow key={goal.id} cohortId={cohort.id} goal={goal} />
          ))}
        </ul>
      )}
    </CohortPage>
  );
}

type ShownGoal = ReturnType<typeof useLoaderData<typeof loader>>["goals"][number];

function GoalRow({ cohortId, goal }: { cohortId: string; goal: ShownGoal }) {
  const { id, owner, isMine, statement, status, facts, earlier } = goal;
  return (
    <li id={id} className="stack stack-2 measure">
      <p className="soft">
        {owner ? `${owner} · ` : ""}
        {status}
      </p>
      <p className="as-typed">
        <strong>{statement}</strong>
      </p>
      <Facts facts={facts} />
      {earlier.length > 0 ? (
        <details>
          <summary>{m.goalsEarlier({ count: earlier.length })}</summary>
          <ul className="plain lines">
            {earlier.map((version) => (
              <li key={version.revision}>
                <p className="soft">{version.day}</p>
                <p className="as-typed">{version.statement}</p>
                <Facts facts={version.facts} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {isMine ? (
        <div className="cluster">
          <LinkButton to={`/cohorts/${cohortId}/goals/${id}`} aria-label={m.goalsChangeOf({ goal: statement })}>
            {m.goalsChange()}
          </LinkButton>
        </div>
      ) : null}
    </li>
  );
}

function Facts({ facts }: { facts: { label: string; value: string }[] }) {
  if (facts.length === 0) return null;
  return (
    <dl className="facts">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="as-typed">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
