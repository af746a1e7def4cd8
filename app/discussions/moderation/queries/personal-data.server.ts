import { sql } from "drizzle-orm";
import type { PersonalRows } from "#app/personal-data-part/queries/rows.server.ts";

export const widerReadersRows = {
  entries: {
    moveConsents: (id: string) => sql`select t.title, c.created_at as "createdAt"
      from topic_move_consents c join topic_move_requests q on q.id = c.request_id
      join discussion_topics t on t.id = q.topic_id where c.person_id = ${id} order by c.created_at, c.request_id`,
  },
  outdated: {},
  doubles: {
    topic_move_consents: ({ keptId, goneId }) => sql`delete from topic_move_consents x using topic_move_consents kept
      where kept.request_id = x.request_id and x.person_id = ${goneId} and kept.person_id = ${keptId}`,
  },
} satisfies PersonalRows;
