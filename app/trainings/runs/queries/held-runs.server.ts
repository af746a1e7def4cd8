import { type SQL, sql } from "drizzle-orm";
import { momentOf } from "#db/today.server.ts";

/** Whether a hold of records, by its alias, stands: nobody lifted it and its end has not passed. */
export const isHoldOpen = (alias: string, at = momentOf()): SQL => {
  const [liftedAt, endsAt] = [sql.raw(`${alias}.lifted_at`), sql.raw(`${alias}.ends_at`)];
  return sql`(${liftedAt} is null and (${endsAt} is null or ${endsAt} > ${at}))`;
};

/** Whether an open hold keeps the records of a run, whose id is `run`. */
export const isRunHeld = (run: SQL, at = momentOf()): SQL => sql`exists (select 1 from records_holds h
  where ${isHoldOpen("h", at)} and (h.run_id is null or h.run_id = ${run}))`;
