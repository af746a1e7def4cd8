import { type SQL, sql } from "drizzle-orm";
import type { Person } from "#app/identity/person/person.ts";
import type { TodayVisit } from "#app/today-item/item.ts";
import type { Db } from "#db/client.server.ts";
import type { CycleKind, Decision } from "../cycle.ts";
import { isCoachFor, isInTeam, isInvited, isMember } from "./access.server.ts";

export type ListedCycle = {
  id: string;
  lineId: string;
  number: number;
  kind: CycleKind;
  title: string;
  change: string;
  startsOn: string | null;
  endsOn: string | null;
  dataEvery: number | null;
  decision: Decision | null;
  hasEntries: boolean;
  newestEntryOn: string | null;
  updatedAt: string;
  /** Its team today, by name. */
  team: string[];
};

const columns = sql`c.id, c.line_id as "lineId", c.number, c.kind, c.title, c.starts_on::text as "startsOn",
  c.ends_on::text as "endsOn", c.data_every as "dataEvery", c.decision, newest."happenedOn" is not null as "hasEntries",
  newest."happenedOn"::text as "newestEntryOn", to_json(c.updated_at) #>> '{}' as "updatedAt",
  coalesce((select x.texts ->> 'change' from inquiry_texts x where x.cycle_id = c.id and x.step = 'plan'
    order by x.revision desc limit 1), '') as change,
  coalesce((select json_agg(p.name order by search_fold(p.name), p.id) from inquiry_members t join people p on p.id = t.person_id
    where t.cycle_id = c.id and ${isInTeam("t")}), '[]') as team`;

const newest = sql`left join lateral (select x.happened_on as "happenedOn" from inquiry_entries x
  where x.cycle_id = c.id and x.removed_at is null order by x.happened_on desc limit 1) newest on true`;

const cycles = (where: SQL, limit: number): SQL =>
  sql`select ${columns} from inquiry_cycles c ${newest} where ${where} order by c.updated_at desc, c.id limit ${limit}`;

export const mostListed = 200;

/** The cycles whose team a person is in, the one that changed last first. */
export async function listOwnCycles(db: Db, person: Person): Promise<ListedCycle[]> {
  return [...(await db.execute<ListedCycle>(cycles(isMember(person.id), mostListed)))];
}

/** Whether a cycle, aliased c, is undecided and has a rhythm and a first day. */
const isRunning = sql`(c.decision is null and c.starts_on is not null and c.data_every is not null)`;

/** The running cycles whose team a person is in, for Today. */
export async function listRunningCycles(db: Db, personId: string, limit: number): Promise<ListedCycle[]> {
  return [...(await db.execute<ListedCycle>(cycles(sql`${isMember(personId)} and ${isRunning}`, limit)))];
}

/** Whether a person is in the team of a running cycle. */
export const runsCycles = ({ person }: TodayVisit): SQL => sql<boolean>`exists (select 1 from inquiry_members t
  join inquiry_cycles c on c.id = t.cycle_id where t.person_id = ${person.id} and ${isInTeam("t")} and ${isRunning})`;

/** The cycles of a cohort's members that a person may read: as a coach, or as a member of the team. */
export async function listSharedCycles(db: Db, person: Person, cohortId: string): Promise<ListedCycle[]> {
  const isShown = sql`c.shared_cohort_id = ${cohortId} and (${isMember(person.id)} or ${isCoachFor(person)})`;
  return [...(await db.execute<ListedCycle>(cycles(isShown, mostListed)))];
}

export type CoachedCycle = ListedCycle & { sharedCohortId: string };

/** Of several cohorts, the cycles that a person may read as a coach, undecided ones first, then by the last change. */
export async function listCoachedCycles(
  db: Db,
  person: Person,
  cohortIds: readonly string[],
  limit: number,
): Promise<CoachedCycle[]> {
  if (cohortIds.length === 0) return [];
  return db.execute<CoachedCycle>(sql`select ${columns}, c.shared_cohort_id as "sharedCohortId"
    from inquiry_cycles c ${newest}
    where c.shared_cohort_id = any(${sql.param(`{${cohortIds.join(",")}}`)}::uuid[]) and ${isCoachFor(person)}
    order by c.decision is null desc, c.updated_at desc, c.id limit ${limit}::int`);
}

export type CycleInvitation = { id: string; title: string; by: string | null; invitedAt: string };

/** Invitations into a team that a person has not answered, the newest first. */
export async function listCycleInvitations(db: Db, personId: string): Promise<CycleInvitation[]> {
  const rows = await db.execute<CycleInvitation>(sql`select c.id, c.title, p.name as "by",
      to_json(t.invited_at) #>> '{}' as "invitedAt"
    from inquiry_members t join inquiry_cycles c on c.id = t.cycle_id left join people p on p.id = t.invited_by
    where t.person_id = ${personId} and ${isInvited("t")} order by t.invited_at desc, c.id limit 50`);
  return [...rows];
}

/** Whether a person has such an invitation. */
export const isInvitedToCycles = ({ person }: TodayVisit): SQL => sql<boolean>`exists (select 1 from inquiry_members t
  where t.person_id = ${person.id} and ${isInvited("t")})`;
