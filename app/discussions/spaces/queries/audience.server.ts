import { type SQL, sql } from "drizzle-orm";
import { isGrantInForce, isMemberOn } from "#app/identity/person/queries/in-force.server.ts";
import type { Db } from "#db/client.server.ts";
import { readsSpaceAt } from "./readable.server.ts";
import { everySpace } from "./spaces.server.ts";

/** `coaches`: how many people "@coaches" means in the space. */
export type Audience = { people: number; organizations: number; leads: number; coaches: number };

/** Everybody who might read a space that is not the community's: only these are asked one by one. */
const candidates = sql`(select m.person_id as id from cohort_memberships m where m.cohort_id = s.cohort_id
    or exists (select 1 from cohort_settings c where c.cohort_id = m.cohort_id and c.program_slug = s.program_slug)
  union select g.person_id from role_grants g where g.role in ('coach', 'program_lead', 'administrator')
  union select i.person_id from space_people i where i.space_id = s.id
  union select p.id from people p where s.kind = 'community')`;

/**
 * Whether a reader (`personId`) of a space (`s`) is meant by "@coaches": one who coaches its cohort or a cohort of its
 * program by name; in other spaces, whoever coaches anywhere.
 */
const isMeantByCoaches = (personId: SQL): SQL => sql`exists (select 1 from role_grants coaching
  where coaching.person_id = ${personId} and coaching.role = 'coach' and ${isGrantInForce("coaching")}
    and case s.kind when 'cohort' then coaching.cohort_id = s.cohort_id
      when 'program' then exists (select 1 from cohort_settings coached
        where coached.cohort_id = coaching.cohort_id and coached.program_slug = s.program_slug)
      else true end)`;

/** Selects the ids of a space's (`s`) readers. Accounts about to be erased are left out. */
const readers = sql`select p.id from ${candidates} c join people p on p.id = c.id
  where p.erasure_due_at is null and ${readsSpaceAt(sql`p.id`, "s")}`;

/** How many people read a space, where they work, and how many of them lead the program or the site. */
export async function findAudience(db: Db, spaceId: string): Promise<Audience> {
  const [row] = await db.execute<Audience>(sql`with readers as materialized (
      select found.id from ${everySpace} s, lateral (${readers}) found where s.id = ${spaceId})
    select (select count(*)::int from readers) as people,
      (select count(distinct w.organization_id)::int from memberships w join readers on readers.id = w.person_id
        where ${isMemberOn("w")}) as organizations,
      (select count(distinct g.person_id)::int from role_grants g join readers on readers.id = g.person_id
        where g.role in ('program_lead', 'administrator') and ${isGrantInForce("g")}) as leads,
      (select count(*)::int from readers, ${everySpace} s
        where s.id = ${spaceId} and ${isMeantByCoaches(sql`readers.id`)}) as coaches`);
  return row ?? { people: 0, organizations: 0, leads: 0, coaches: 0 };
}

export type SpacePerson = { id: string; name: string; pronouns: string | null; organization: string | null };

/** The first people by name who read a space. */
export async function listReaders(db: Db, spaceId: string): Promise<SpacePerson[]> {
  const rows = await db.execute<SpacePerson>(sql`select p.id, p.name, p.pronouns,
      (select o.name from memberships w join organizations o on o.id = w.organization_id
        where w.person_id = p.id and ${isMemberOn("w")} order by w.started_on desc, w.id limit 1) as organization
    from ${everySpace} s, lateral (${readers}) found join people p on p.id = found.id
    where s.id = ${spaceId} order by search_fold(p.name), p.id limit 500`);
  return [...rows];
}

/** The ids of everyone who reads a space. */
export async function listReaderIds(db: Db, spaceId: string): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(
    sql`select found.id from ${everySpace} s, lateral (${readers}) found where s.id = ${spaceId} order by found.id`,
  );
  return rows.map(({ id }) => id);
}

/** Whether a person reads a space now. */
export async function isReader(db: Db, spaceId: string, personId: string): Promise<boolean> {
  const rows = await db.execute(sql`select 1 from ${everySpace} s
    where s.id = ${spaceId} and ${readsSpaceAt(sql`${personId}::uuid`, "s")}`);
  return rows.length > 0;
}

/** The ids of the people whom "@coaches" means in a space: those who read it, and every space of the topic's audience. */
export async function listMeantByCoaches(
  db: Db,
  { spaceId, audience }: { spaceId: string; audience: string[] },
): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`select found.id from ${everySpace} s, lateral (${readers}) found
    where s.id = ${spaceId} and ${isMeantByCoaches(sql`found.id`)} and not exists (select 1 from discussion_spaces every
      where every.id = any(${sql.param(`{${audience.join(",")}}`)}::uuid[]) and not ${readsSpaceAt(sql`found.id`, "every")})
    order by found.id limit 500`);
  return rows.map(({ id }) => id);
}
