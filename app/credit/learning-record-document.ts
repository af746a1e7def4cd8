import { type DocumentModel, paragraph, table } from "#app/document/document.ts";
import * as m from "#app/messages/catalog.ts";
import { dayIn } from "#app/time/dates.ts";
import type { RecordLine } from "./learning-record.server.ts";

/**
 * A learning record to keep or print. It is no transcript, which OSPI approves: it has no seal, logo or signature and
 * says where official hours come from.
 */
export function recordDocument(
  { name, timeZone }: { name: string; timeZone: string },
  lines: readonly RecordLine[],
  now: Date,
): DocumentModel {
  const columns = [
    { heading: m.creditTraining(), isRowHeading: true },
    { heading: m.creditDay() },
    { heading: m.creditMinutesLabel(), isNumber: true },
    { heading: m.creditHours(), isNumber: true },
    { heading: m.creditDesignations() },
    { heading: m.creditStanding() },
  ];
  const rows = lines.map(({ title, day, minutes, hours, designations, standing }) => [
    ...[title, day, String(minutes), hours, designations, standing],
  ]);
  return {
    title: m.creditRecordOf({ name }),
    language: "en-US",
    blocks: [
      paragraph(m.creditNotOfficial()),
      lines.length === 0 ? paragraph(m.creditNone()) : table(m.creditRecord(), columns, rows),
      paragraph(m.creditRecordMade({ day: dayIn(timeZone, now.toISOString()) })),
    ],
  };
}
