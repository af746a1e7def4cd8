import { notifyEach } from "#app/notifications/notify.server.ts";
import type { Db } from "#db/client.server.ts";
import { listDueSoon } from "./queries/due.server.ts";

/** The daily job `tell-of-due`: tells members what is due tomorrow and not done. Running it again tells nothing twice. */
export async function tellOfDue(db: Db): Promise<void> {
  await db.transaction(async (db) => {
    const due = await listDueSoon(db);
    await notifyEach(
      db,
      "learning_due",
      due.map(({ personId, id, cohortId, title }) => ({
        ...{ personId, place: title, path: `/cohorts/${cohortId}/learning`, subjectId: id },
      })),
    );
  });
}
