import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { postOnly } from "#app/http/methods.ts";
import { beginPreview } from "#app/participation/reports/report.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { db } from "#db/pool.server.ts";
import { reportOf } from "./report-of-request.server.ts";

export const loader = postOnly;

/** Opens a draft to partners. Pressing twice opens it once. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, report } = await reportOf(request, params.report);
  await readForm(request, person);
  await beginPreview(db, person, report.id);
  return redirect(`/participation/reports/${report.id}?saved`, 303);
}
