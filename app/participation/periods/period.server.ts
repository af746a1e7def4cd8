import type { Grant } from "#app/identity/person/role.ts";
import { canLead } from "#app/identity/person/role.ts";
import type { Db } from "#db/client.server.ts";
import { type PeriodProblem, periodProblem } from "./period.ts";
import { insertPeriod, notePeopleOf } from "./queries/periods.server.ts";

type Actor = { id: string; grants: readonly Grant[] };

/** Registers a grant's period, once; everyone who took part in it is counted by the next turn of the job. */
export async function registerPeriod(
  db: Db,
  actor: Actor,
  period: { name: string; startsOn: string; endsOn: string },
): Promise<"registered" | "refused" | "there" | PeriodProblem> {
  if (!canLead(actor, {})) return "refused";
  const problem = periodProblem(period);
  if (problem) return problem;
  return db.transaction(async (db) => {
    const isNew = await insertPeriod(db, { ...period, kind: "grant", createdBy: actor.id });
    if (!isNew) return "there";
    await notePeopleOf(db, period);
    return "registered";
  });
}
