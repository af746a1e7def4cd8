import type { LoaderFunctionArgs } from "@remix-run/node";
import { drawPdf, pdfResponse } from "#app/document/pdf.server.ts";
import { draftPlan } from "#app/participation/needs/plan.server.ts";
import { db } from "#db/pool.server.ts";
import { programLead } from "./reader.server.ts";

/** The first draft of the larger-scale plan as a tagged PDF. */
export async function loader({ request }: LoaderFunctionArgs) {
  await programLead(request);
  return pdfResponse(await drawPdf(await draftPlan(db)), "larger-scale-plan-draft.pdf");
}
