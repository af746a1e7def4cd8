import { notifyEach } from "#app/notifications/notify.server.ts";
import type { Db } from "#db/client.server.ts";
import type { Run, RunRecipient } from "./queries/runs.server.ts";

/** Tells people that they were asked in some of these runs. */
export async function tellOfAsked(
  db: Db,
  asked: RunRecipient[],
  runs: Pick<Run, "id" | "definition">[],
): Promise<void> {
  const titles = new Map(runs.map(({ id, definition }) => [id, definition.title]));
  const told = asked.map(({ runId, personId }) => {
    return { personId, place: titles.get(runId) ?? "", path: `/instruments/${runId}`, subjectId: runId };
  });
  await notifyEach(db, "instrument_asked", told);
}
