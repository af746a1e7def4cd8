import { type SQL, sql } from "drizzle-orm";
import { dayOfMoment, momentOf } from "#db/today.server.ts";

/**
 * The SQL twins of rules about dates, each for the table's alias in the query that uses it. `at` is the moment to test,
 * by default now. tests/identity/in-force.test.ts checks each against its rule.
 */
type Twin = (alias: string, at?: SQL) => SQL;

const column = (alias: string, name: string) => sql.raw(`${alias}.${name}`);

/** `isInForce` for a row of role_grants. */
export const isGrantInForce: Twin = (alias, at = momentOf()) => {
  const [grantedAt, endsAt] = [column(alias, "granted_at"), column(alias, "ends_at")];
  return sql`(${grantedAt} <= ${at} and (${endsAt} is null or ${endsAt} > ${at}))`;
};

/** `isCurrent` for a row of memberships. */
export const isMemberOn: Twin = (alias, at = momentOf()) => {
  const [startedOn, endedOn, day] = [column(alias, "started_on"), column(alias, "ended_on"), dayOfMoment(at)];
  return sql`(${startedOn} <= ${day} and (${endedOn} is null or ${endedOn} >= ${day}))`;
};

/** `isRunning` for a row of cohorts. */
export const isCohortRunning: Twin = (alias, at = momentOf()) => {
  const [endsOn, day] = [column(alias, "ends_on"), dayOfMoment(at)];
  return sql`(${endsOn} is null or ${endsOn} >= ${day})`;
};

/** `isLearning` for a row of cohort_memberships; looks up the cohort itself. */
export const isLearningIn: Twin = (alias, at = momentOf()) => {
  const [joinedOn, leftOn, day] = [column(alias, "joined_on"), column(alias, "left_on"), dayOfMoment(at)];
  return sql`(${joinedOn} <= ${day} and (${leftOn} is null or ${leftOn} >= ${day})
    and exists (select 1 from cohorts running where running.id = ${column(alias, "cohort_id")}
      and ${isCohortRunning("running", at)}))`;
};
