import type { LoaderFunctionArgs } from "@remix-run/node";
import { drawSheets, spreadsheetResponse } from "#app/document/spreadsheet.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { recordView } from "#app/identity/audit/audit.server.ts";
import * as m from "#app/messages/catalog.ts";
import { rosterCsv, rosterOf, rosterTable } from "#app/trainings/registration/roster.server.ts";
import { db } from "#db/pool.server.ts";
import { staffedRunOf } from "./run-of-request.server.ts";

/** The roster as a file for spreadsheets, for those who read its page. Each download is recorded as a look. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, run } = await staffedRunOf(request, params.run);
  const name = params.file;
  if (name !== "roster.csv" && name !== "roster.xlsx") throw notFound("File");
  const people = await rosterOf(db, run.id, person);
  await recordView(db, { actorId: person.id, action: "training.roster_read", detail: { run: run.id } });
  if (name === "roster.xlsx")
    return spreadsheetResponse(await drawSheets([{ name: m.trainingsRoster(), ...rosterTable(people) }]), name);
  return new Response(rosterCsv(people), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "private, no-store",
    },
  });
}
