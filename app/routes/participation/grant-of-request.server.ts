import { notFound } from "#app/http/refusals.ts";
import { findPeriod } from "#app/participation/periods/queries/periods.server.ts";
import { db } from "#db/pool.server.ts";
import { programLead } from "./reader.server.ts";

/** The period of a grant and a lead of the program; 404 for anyone else, and for periods of the calendar. */
export async function grantOf(request: Request, periodId = "") {
  const person = await programLead(request);
  const period = await findPeriod(db, periodId);
  if (period?.kind !== "grant") throw notFound("Period");
  return { person, period };
}
