import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import * as data from "#app/personal-data-part/part.ts";
import { daysToMend } from "./import.ts";

export const importData = data.part({
  tables: {
    imports: {
      erasure: {
        by: "words",
        because: "It is the record of where many people came from; its author and file name go.",
      },
      columns: {
        ...data.ours("id", "headings", "checked_rows", "checked_at"),
        ...data.owner("started_by"),
        ...data.exported("imports", "file_name", "state", "row_count", "problem_count", "counts", "created_at"),
        ...data.exported("imports", "finished_at", "kind", "ignored_columns", "mails_invitations"),
        note: data.exportedAs("imports", "mailNote"),
      },
    },
    import_rows: {
      erasure: { by: "words", because: "A row with their address goes; others are other people's." },
      columns: { ...data.ours("import_id", "line", "effects", "problems", "flaw"), ...data.others("cells") },
    },
  },
  merge: {
    imports: { started_by: "moved" },
  },
  retention: {
    imports: { days: 7, why: "A file that was checked and left alone holds people who are not here yet." },
    waiting_import_rows: {
      days: daysToMend,
      why: "Rows left out of an import wait to be mended, and hold people who are not here yet.",
    },
    failed_imports: {
      days: daysToMend,
      why: "Nothing of it came in. Its rows wait to be mended as long as any others.",
    },
  },
  sections: {
    imports: data.section("Files of people that you imported, without the people.", {
      fileName: z.string(),
      kind: z.string(),
      ignoredColumns: z.array(z.string()),
      mailsInvitations: z.boolean(),
      mailNote: data.words,
      state: z.string(),
      rowCount: z.number(),
      problemCount: z.number(),
      counts: z.record(z.string(), z.number()).nullable(),
      createdAt: data.moment,
      finishedAt: data.past,
    }),
  },
  titles: {
    imports: m.importsDataSectionImports,
  },
  labels: {
    fileName: m.importsDataFieldFileName,
    ignoredColumns: m.importsDataFieldIgnoredColumns,
    mailsInvitations: m.importsDataFieldMailsInvitations,
    rowCount: m.importsDataFieldRowCount,
    problemCount: m.importsDataFieldProblemCount,
    mailNote: m.importsDataFieldNote,
  },
});
