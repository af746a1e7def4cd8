import type { LoaderFunctionArgs } from "@remix-run/node";
import { proposal } from "#app/credit/proposal.ts";
import { proposedOf } from "#app/credit/proposal-content.server.ts";
import { drawPdf, pdfResponse } from "#app/document/pdf.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { db } from "#db/pool.server.ts";
import { runForManager } from "./run-of-request.server.ts";

/** The proposal packet as a tagged PDF. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { run } = await runForManager(request, params.run);
  return pdfResponse(await drawPdf(proposal(await proposedOf(db, run), currentTime())), "clock-hour-proposal.pdf");
}
