import type { LoaderFunctionArgs } from "@remix-run/node";
import { learningRecord } from "#app/credit/learning-record.server.ts";
import { recordDocument } from "#app/credit/learning-record-document.ts";
import { drawPdf, pdfResponse } from "#app/document/pdf.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { db } from "#db/pool.server.ts";

/** The learning record as a tagged PDF. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const document = recordDocument(person, await learningRecord(db, person.id), currentTime());
  return pdfResponse(await drawPdf(document), "learning-record.pdf");
}
