import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { postOnly } from "#app/http/methods.ts";
import { isId } from "#app/ids/id.ts";
import { chooseSpots } from "#app/participation/reports/report.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { db } from "#db/pool.server.ts";
import { reportOf } from "./report-of-request.server.ts";

export const loader = postOnly;

/** Chooses the bright spots of a report. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, report } = await reportOf(request, params.report);
  const form = await readForm(request, person);
  const cycleIds = [...form.keys()]
    .filter((name) => name.startsWith("spot_"))
    .map((name) => name.slice("spot_".length));
  await chooseSpots(db, person, report.id, cycleIds.filter(isId).slice(0, 20));
  return redirect(`/participation/reports/${report.id}?saved`, 303);
}
