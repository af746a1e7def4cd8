import { type SQL, sql } from "drizzle-orm";

/** The names of what a grant or an invitation is for, of the rows that `joinScope` joins. */
export const scopeNames = sql`o.name as "organization", c.name as "cohort"`;

/** Joins the organization (o) and the cohort (c) of rows that have either or neither. */
export const joinScope = (of: SQL) =>
  sql`left join organizations o on o.id = ${of}.organization_id left join cohorts c on c.id = ${of}.cohort_id`;
