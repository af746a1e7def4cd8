import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { postOnly } from "#app/http/methods.ts";
import { assembleReport } from "#app/participation/reports/assembly.server.ts";
import { publishReport } from "#app/participation/reports/report.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { db } from "#db/pool.server.ts";
import { reportOf } from "./report-of-request.server.ts";

export const loader = postOnly;

/** Publishes a report whose preview is over. Pressing twice publishes it once; too early changes nothing. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, report } = await reportOf(request, params.report);
  await readForm(request, person);
  const outcome = await publishReport(db, person, report.id, (db) => assembleReport(db, person.id, report));
  return redirect(`/participation/reports/${report.id}${outcome === "published" ? "?saved" : ""}`, 303);
}
