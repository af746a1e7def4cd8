import { and, eq, sql } from "drizzle-orm";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { discussionSpaces } from "#db/schema/index.ts";
import { momentOf } from "#db/today.server.ts";
import type { SpaceRole } from "../space.ts";

/** The new space's id; null if the program has one already. */
export async function insertSpace(db: Db, space: typeof discussionSpaces.$inferInsert): Promise<string | null> {
  const [made] = await db
    .insert(discussionSpaces)
    .values(space)
    .onConflictDoNothing()
    .returning({ id: discussionSpaces.id });
  return made?.id ?? null;
}

/** The title of a space that the person made; null if they made none of this id. */
export async function findMadeTitle(db: Db, id: string, personId: string): Promise<string | null> {
  const own = and(eq(discussionSpaces.id, id), eq(discussionSpaces.createdBy, personId));
  const [made] = await db.select({ title: discussionSpaces.title }).from(discussionSpaces).where(own);
  return made?.title ?? null;
}

type Words = { title: string; purpose: string; agreements: string; hasCoachView?: boolean };

/** Changes what a space says of itself. Other agreements are a new version, which members accept anew. */
export async function updateSpace(db: Db, id: string, words: Words): Promise<void> {
  const { title, purpose, agreements, hasCoachView } = words;
  await db
    .update(discussionSpaces)
    .set({
      ...{ title, purpose, agreements, hasCoachView },
      agreementsVersion: sql`${discussionSpaces.agreementsVersion} + (${discussionSpaces.agreements} <> ${agreements})::int`,
    })
    .where(eq(discussionSpaces.id, id));
}

/** Locks a space, so that what is decided about its people comes one after another. */
export async function lockSpace(db: Db, id: string): Promise<void> {
  await db.execute(sql`select 1 from discussion_spaces where id = ${id} for update`);
}

export type SpaceMembership = { personId: string; name: string; role: SpaceRole };

/** The people to whom somebody gave a place in a space, facilitators first. */
export async function listPlaces(db: Db, spaceId: string): Promise<SpaceMembership[]> {
  const rows = await db.execute<SpaceMembership>(sql`select x.person_id as "personId", p.name, x.role
    from space_people x join people p on p.id = x.person_id
    where x.space_id = ${spaceId} and x.left_at is null order by x.role, search_fold(p.name), p.id limit 1000`);
  return [...rows];
}

/** A person by the address of their account. */
export async function findByEmail(db: Db, email: string): Promise<string | null> {
  const [row] = await db.execute<{ id: string }>(sql`select id from people
    where lower(email) = lower(${email}) and erasure_due_at is null`);
  return row?.id ?? null;
}

export type NewPlace = { personId: string; addedBy: string };

/** Gives people places or another role; how many did not have them yet. Each person at most once. */
export async function upsertPlaces(
  db: Db,
  { spaceId, role }: { spaceId: string; role: SpaceRole },
  places: readonly NewPlace[],
): Promise<number> {
  if (places.length === 0) return 0;
  const rows = await db.execute(sql`insert into space_people (space_id, person_id, role, added_by, since)
    select ${spaceId}::uuid, given."personId", ${role}, given."addedBy", ${momentOf()}
    from json_to_recordset(${JSON.stringify(places)}::json) as given("personId" uuid, "addedBy" uuid)
    on conflict (space_id, person_id) do update set role = excluded.role, added_by = excluded.added_by, left_at = null,
      since = case when space_people.left_at is null then space_people.since else excluded.since end
    where space_people.left_at is not null or space_people.role <> excluded.role returning 1`);
  return rows.length;
}

export async function updatePlaceEnded(db: Db, spaceId: string, personId: string): Promise<void> {
  if (!isId(personId)) return;
  await db.execute(sql`update space_people set left_at = ${momentOf()}
    where space_id = ${spaceId} and person_id = ${personId} and left_at is null`);
}

export type ProgramChoice = { slug: string };

/** Programs that cohorts follow and that have no space yet. */
export async function listProgramsWithoutSpace(db: Db): Promise<ProgramChoice[]> {
  const rows = await db.execute<ProgramChoice>(sql`select distinct x.program_slug as slug from cohort_settings x
    where x.program_slug is not null and not exists (select 1 from discussion_spaces s
      where s.program_slug = x.program_slug) order by 1 limit 100`);
  return [...rows];
}
