import { sql } from "drizzle-orm";
import type { Person } from "#app/identity/person/person.ts";
import { isCohortRunning } from "#app/identity/person/queries/in-force.server.ts";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { momentOf } from "#db/today.server.ts";
import type { Level } from "../../level.ts";
import type { SpaceFacts, SpaceKind, SpaceRole } from "../space.ts";
import { isReadableSpace } from "./readable.server.ts";

export type SpaceRow = {
  id: string;
  kind: SpaceKind;
  title: string;
  purpose: string;
  agreements: string;
  agreementsVersion: number;
  hasCoachView: boolean;
  cohortId: string | null;
  cohortIds: string[];
  role: SpaceRole | null;
  isAlumnus: boolean;
  isArchived: boolean;
  isClosed: boolean;
  hasAgreed: boolean;
  /** When this person's pause ends; null if they are not paused. */
  pausedUntil: string | null;
  level: Level;
};

const pausedUntil = (person: Person) => sql`(select to_json(max(n.ends_at)) #>> '{}' from space_notices n
  where n.space_id = s.id and n.person_id = ${person.id} and n.kind = 'pause' and n.ends_at > ${momentOf()})`;

const columns = (person: Person) => sql`s.id, s.kind, s.title, s.purpose, s.agreements,
  s.agreements_version as "agreementsVersion", s.has_coach_view as "hasCoachView", s.cohort_id as "cohortId",
  case s.kind when 'cohort' then array[s.cohort_id] when 'program' then
    array(select x.cohort_id from cohort_settings x where x.program_slug = s.program_slug) else '{}' end as "cohortIds",
  (select p.role from space_people p where p.space_id = s.id and p.person_id = ${person.id} and p.left_at is null)
    as role,
  (s.cohort_id is not null and c.id is not null and not ${isCohortRunning("c")}) as "isAlumnus",
  s.archived_at is not null as "isArchived",
  (s.archived_at is not null or (c.id is not null and not ${isCohortRunning("c")})) as "isClosed",
  (s.agreements = '' or coalesce(r.agreed_version, 0) >= s.agreements_version) as "hasAgreed",
  ${pausedUntil(person)} as "pausedUntil", coalesce(r.level, 'normal') as level`;

/**
 * Every space, with the one that each cohort will have once somebody writes in it: reading makes no rows. A cohort's
 * space has the cohort's id.
 */
export const everySpace = sql`(select id, kind, cohort_id, program_slug, title, purpose, agreements,
    agreements_version, has_coach_view, archived_at
  from discussion_spaces union all
  select c.id, 'cohort', c.id, null, c.name, '', '', 1, false, null from cohorts c
  where not exists (select 1 from discussion_spaces made where made.cohort_id = c.id))`;

const from = (person: Person) => sql`${everySpace} s left join cohorts c on c.id = s.cohort_id
  left join space_readers r on r.space_id = s.id and r.person_id = ${person.id}`;

/** Selects a space that a person may read. */
export const readableSpace = (person: Person, id: string) =>
  sql`select ${columns(person)} from ${from(person)} where s.id = ${id} and ${isReadableSpace(person, "s")}`;

/** A space that a person may read; null for any other and for one that does not exist. */
export async function findSpace(db: Db, person: Person, id: string): Promise<SpaceRow | null> {
  if (!isId(id)) return null;
  const [row] = await db.execute<SpaceRow>(readableSpace(person, id));
  return row ?? null;
}

/** The spaces that a person may read: the community's first, then the program's, their cohorts', and others. */
export async function listSpaces(db: Db, person: Person): Promise<SpaceRow[]> {
  const rows = await db.execute<SpaceRow>(sql`select ${columns(person)} from ${from(person)}
    where ${isReadableSpace(person, "s")}
    order by s.archived_at is not null, array_position('{community,program,cohort,invited}', s.kind), lower(s.title), s.id
    limit 200`);
  return [...rows];
}

/** The title of a space, without checking who may read it. */
export async function findSpaceTitle(db: Db, spaceId: string): Promise<string | null> {
  const [row] = await db.execute<{ title: string }>(sql`select title from ${everySpace} s where s.id = ${spaceId}`);
  return row?.title ?? null;
}

/**
 * The facts that `space.ts` decides by. After a cohort's end, its space is open to those who learned or coach there.
 */
export const factsOf = (row: SpaceRow): SpaceFacts => row;

/** Makes the space of a cohort, unless it is there; nothing for the id of any other space. */
export async function insertCohortSpace(db: Db, spaceId: string): Promise<void> {
  await db.execute(sql`insert into discussion_spaces (id, kind, cohort_id, title)
    select c.id, 'cohort', c.id, c.name from cohorts c where c.id = ${spaceId} on conflict do nothing`);
}
