import type { LoaderFunctionArgs } from "@remix-run/node";
import { cohortVisitor } from "#app/cohorts/cohort-page.server.ts";
import { logCsv } from "#app/cohorts/log/log-csv.ts";
import { listContacts } from "#app/cohorts/log/queries/log.server.ts";
import { getOnly } from "#app/http/methods.ts";
import { recordView } from "#app/identity/audit/audit.server.ts";
import { db } from "#db/pool.server.ts";

export const action = getOnly;

/** The whole log of a cohort as CSV, for its coaches. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, cohort } = await cohortVisitor(request, params.cohort, (standing) => standing === "coach");
  const detail = { cohort: cohort.id };
  await recordView(db, { actorId: person.id, action: "coaching_log.downloaded", detail });
  return new Response(logCsv(await listContacts(db, cohort.id, null), cohort.timeZone), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="coaching-log.csv"',
      "Cache-Control": "private, no-store",
    },
  });
}
