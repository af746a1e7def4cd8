import { type SQL, sql } from "drizzle-orm";

/** True or false in SQL. */
export type Condition = SQL;

/** Which of these conditions hold, by name: one JSON value, for a statement that reads more beside it. */
export function conditionsColumn<Name extends string>(conditions: Record<Name, Condition>): SQL<Record<Name, boolean>> {
  const pairs = Object.entries<Condition>(conditions).map(([name, condition]) => sql`${name}::text, ${condition}`);
  return sql`json_build_object(${sql.join(pairs, sql`, `)})`;
}
