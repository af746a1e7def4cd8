import { sql } from "drizzle-orm";
import { coachesCohortAt } from "#app/identity/person/queries/coaching.server.ts";
import type { Db } from "#db/client.server.ts";
import { isShown } from "../library/queries/offers.server.ts";
import { hasLearningMember, isInTeam, isMember } from "./access.server.ts";

export type CycleReaders = {
  title: string;
  team: string[];
  coaches: string[];
  isPublic: boolean;
  isInLibrary: boolean;
};

/** The cycles of a person's teams with everyone who can read them today; the fifty that changed last. */
export async function listCycleReaders(db: Db, personId: string): Promise<CycleReaders[]> {
  const rows = await db.execute<CycleReaders>(sql`select c.title,
      coalesce((select json_agg(p.name order by search_fold(p.name), p.id) from inquiry_members t join people p on p.id = t.person_id
        where t.cycle_id = c.id and t.person_id <> ${personId} and ${isInTeam("t")}), '[]') as team,
      coalesce((select json_agg(p.name order by search_fold(p.name), p.id) from people p
        where c.shared_cohort_id is not null and ${hasLearningMember} and p.erasure_due_at is null
          and ${coachesCohortAt(sql`p.id`, sql`c.shared_cohort_id`)}), '[]') as coaches,
      exists (select 1 from give_back_pages g where g.cycle_id = c.id and g.published_at is not null) as "isPublic",
      exists (select 1 from library_offers o where o.cycle_id = c.id and ${isShown}) as "isInLibrary"
    from inquiry_cycles c where ${isMember(personId)} order by c.updated_at desc, c.id limit 50`);
  return [...rows];
}
