import { sql } from "drizzle-orm";
import type { Check } from "#app/notifications/check.ts";
import { isRunFor } from "./audience.server.ts";

/** Instruments that are open to people who were asked and have not answered. */
export const checkAsked: Check = async (db, waiting) => {
  const rows = await db.execute<{ id: string }>(sql`select told.id
    from json_to_recordset(${JSON.stringify(waiting)}::json) as told(id uuid, "personId" uuid, "subjectId" uuid)
    join instrument_runs r on r.id = told."subjectId" and r.closed_at is null
    join instrument_participants i on i.run_id = r.id and i.person_id = told."personId" and not i.has_answered
    where ${isRunFor(sql`i.person_id`)}`);
  return new Map(rows.map(({ id }) => [id, { words: null }]));
};
