import { type SQL, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { people, sessions } from "#db/schema/index.ts";
import { momentOf } from "#db/today.server.ts";
import { hasSecondStep } from "./sessions.server.ts";

/** A condition on a person, by the column of their id. */
export type PersonCondition = (personId: SQL) => SQL;

export const everybody: PersonCondition = () => sql`true`;
export const nobody: PersonCondition = () => sql`false`;

/**
 * Of many sessions, those that are in force, do not wait for a second step and are not of an account about to be erased,
 * with the conditions that hold for their person: in one query.
 */
export async function listOpenSessions(
  db: Db,
  sessionIds: readonly string[],
  conditions: readonly PersonCondition[],
): Promise<{ id: string; holds: boolean[] }[]> {
  const each = conditions.map((condition) => condition(sql`${people.id}`));
  const rows = await db.execute<{ id: string; holds: boolean[] }>(sql`
    select ${sessions.id} as id, to_json(array[${sql.join(each, sql`, `)}]::boolean[]) as holds
    from ${sessions} join ${people} on ${people.id} = ${sessions.personId}
    where ${sessions.id} = any(${sql.param(`{${sessionIds.join(",")}}`)}::uuid[]) and ${sessions.expiresAt} > ${momentOf()}
      and ${people.erasureDueAt} is null and (${sessions.secondStepAt} is not null or not ${hasSecondStep})`);
  return [...rows];
}
