import { csvHeadings, csvLine } from "#app/http/csv.ts";
import type { Db } from "#db/client.server.ts";
import { auditInWords } from "./audit-words.ts";
import { listTrail, type TrailSearch } from "./queries/audit-trail.server.ts";

const batch = 1000;

/** Streams the trail as CSV, line by line, so that memory use does not grow with it. Times are ISO 8601. */
export async function* auditCsv(db: Db, search: TrailSearch): AsyncGenerator<string> {
  yield csvHeadings([
    "id",
    "happened_at",
    "actor_id",
    "actor",
    "action",
    "what",
    "subject_id",
    "subject",
    "organization",
    "detail",
  ]);
  let before = search.before;
  for (;;) {
    const events = (await listTrail(db, { ...search, before }, batch)).slice(0, batch);
    for (const {
      id,
      happenedAt,
      actorId,
      actorName,
      action,
      subjectId,
      subjectName,
      organizationName,
      detail,
    } of events) {
      const what = auditInWords(action, detail);
      const who = [actorId, actorName, action, what, subjectId, subjectName];
      yield csvLine([id, happenedAt, ...who, organizationName, JSON.stringify(detail)]);
    }
    if (events.length < batch) return;
    before = events.at(-1)?.id ?? null;
  }
}
