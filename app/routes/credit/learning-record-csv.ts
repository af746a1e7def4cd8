import type { LoaderFunctionArgs } from "@remix-run/node";
import { learningRecord } from "#app/credit/learning-record.server.ts";
import { csvHeadings, csvLine } from "#app/http/csv.ts";
import * as m from "#app/messages/catalog.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

/** The learning record as a file for spreadsheets. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const lines = await learningRecord(db, person.id);
  const headings = [
    m.creditTraining(),
    m.creditDay(),
    m.creditMinutesLabel(),
    m.creditHours(),
    m.creditDesignations(),
    m.creditStanding(),
  ];
  const rows = lines.map(({ title, earnedOn, minutes, hours, designations, standing }) => [
    ...[title, earnedOn, String(minutes), hours, designations, standing],
  ]);
  return new Response(`${csvHeadings(headings)}${rows.map(csvLine).join("")}`, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="learning-record.csv"',
      "cache-control": "private, no-store",
    },
  });
}
