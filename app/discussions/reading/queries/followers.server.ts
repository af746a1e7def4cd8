import { type SQL, sql } from "drizzle-orm";
import { isId } from "#app/ids/id.ts";
import { readsSpaceAt } from "../../spaces/queries/readable.server.ts";
import { everySpace } from "../../spaces/queries/spaces.server.ts";

/** The SQL twin of `canFollowTopic` for any person by id: for everybody with a page of the topic open. */
export const readsTopic =
  (topicId: string) =>
  (personId: SQL): SQL => {
    if (!isId(topicId)) return sql`false`;
    return sql`exists (select 1 from discussion_topics t where t.id = ${topicId}::uuid and not exists (
      select 1 from discussion_spaces every_space where every_space.id = any(t.audience || t.space_id)
        and not ${readsSpaceAt(personId, "every_space")}))`;
  };

/** The SQL twin of `canFollowSpace` for any person by id. */
export const readsSpace =
  (spaceId: string) =>
  (personId: SQL): SQL => {
    if (!isId(spaceId)) return sql`false`;
    return sql`exists (select 1 from ${everySpace} s where s.id = ${spaceId}::uuid and ${readsSpaceAt(personId, "s")})`;
  };
