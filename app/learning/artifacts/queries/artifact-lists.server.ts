import { type SQL, sql } from "drizzle-orm";
import type { Person } from "#app/identity/person/person.ts";
import { isId } from "#app/ids/id.ts";
import type { TodayVisit } from "#app/today-item/item.ts";
import type { Db } from "#db/client.server.ts";
import type { ArtifactState } from "../artifact.ts";
import { isCoachedFor, isOwnedBy } from "./access.server.ts";

export type ListedArtifact = {
  id: string;
  templateKey: string;
  templateTitle: string;
  /** The template's title for a coach before anything was handed in: an author's own words are not shared yet. */
  title: string;
  state: ArtifactState;
  ownerNames: string[];
  isMine: boolean;
  /** Whether this person can open it: a coach cannot before it was handed in. */
  isOpen: boolean;
  cohortId: string | null;
  cohortName: string | null;
  /** When it last came into this state. */
  stateSince: string;
  updatedAt: string;
  /** Returned feedback that no owner has marked as read. */
  isUnread: boolean;
};

/** Whether a coach answered an artifact, aliased a, and no owner has marked that as read. */
const isUnread = sql`coalesce((select e.event <> 'acknowledge' from artifact_events e where e.artifact_id = a.id
  and e.event in ('return', 'accept', 'acknowledge') order by e.number desc limit 1), false)`;

export type OpenArtifact = Pick<
  ListedArtifact,
  "id" | "title" | "state" | "cohortId" | "cohortName" | "stateSince" | "updatedAt" | "isUnread"
>;

/** How many pieces of work stand on Today. */
const mostOpen = 5;

/** A person's work that is theirs to go on with, for Today: returned, or answered and not read, or a draft. */
export async function listOpenArtifacts(db: Db, personId: string): Promise<OpenArtifact[]> {
  const rows = await db.execute<OpenArtifact>(sql`select a.id, a.title, a.state, a.cohort_id as "cohortId",
      c.name as "cohortName", to_json(a.state_since) #>> '{}' as "stateSince",
      to_json(a.updated_at) #>> '{}' as "updatedAt", a."isUnread"
    from (select a.*, ${isUnread} as "isUnread" from artifact_owners o join artifacts a on a.id = o.artifact_id
      where o.person_id = ${personId}) a left join cohorts c on c.id = a.cohort_id
    where a.state in ('draft', 'returned') or (a.state = 'accepted' and a."isUnread")
    order by a.state = 'draft', a.updated_at desc, a.id limit ${mostOpen}`);
  return [...rows];
}

const artifactsAPage = 30;

type Listed = { artifacts: ListedArtifact[]; total: number; page: number; pageCount: number };

/** A person's own work, newest first, also from cohorts that they left. */
export async function listOwnArtifacts(db: Db, person: Person, page = 1): Promise<Listed> {
  return listArtifacts(db, person, isOwnedBy(person.id), sql`a.updated_at desc, a.id`, page);
}

/**
 * The work of a cohort that a person may know of: their own, and all of it for a coach; what waits for an answer first,
 * the longest wait on top.
 */
export async function listCohortArtifacts(db: Db, person: Person, cohortId: string, page = 1): Promise<Listed> {
  if (!isId(cohortId)) return { artifacts: [], total: 0, page: 1, pageCount: 1 };
  const waits = sql`a.state in ('submitted', 'revised')`;
  return listArtifacts(
    db,
    person,
    sql`a.cohort_id = ${cohortId} and (${isOwnedBy(person.id)} or ${isCoachedFor(person)})`,
    sql`${waits} desc, case when ${waits} then a.state_since end, a.updated_at desc, a.id`,
    page,
  );
}

async function listArtifacts(db: Db, person: Person, among: SQL, order: SQL, wanted: number): Promise<Listed> {
  const [counted] = await db.execute<{ total: number }>(
    sql`select count(*)::int as total from artifacts a where ${among}`,
  );
  const total = counted?.total ?? 0;
  const pageCount = Math.max(1, Math.ceil(total / artifactsAPage));
  const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pageCount);
  const mine = isOwnedBy(person.id);
  const rows = await db.execute<ListedArtifact>(sql`
    select a.id, a.template_key as "templateKey", a.template ->> 'title' as "templateTitle",
      case when ${mine} then a.title when a.shared_revision > 0 then (select v.title from artifact_versions v
        where v.artifact_id = a.id and v.revision = a.shared_revision) else a.template ->> 'title' end as title,
      a.state, ${mine} as "isMine", ${mine} or a.shared_revision > 0 as "isOpen",
      array(select p.name from artifact_owners o join people p on p.id = o.person_id
        where o.artifact_id = a.id order by o.since, p.id) as "ownerNames",
      a.cohort_id as "cohortId", c.name as "cohortName", to_json(a.state_since) as "stateSince",
      to_json(a.updated_at) as "updatedAt",
      ${isUnread} as "isUnread"
    from artifacts a left join cohorts c on c.id = a.cohort_id where ${among}
    order by ${order} limit ${artifactsAPage} offset ${(page - 1) * artifactsAPage}`);
  return { artifacts: [...rows], total, page, pageCount };
}

/** Whether a person has any work of their own. */
export const ownsArtifacts = ({ person }: TodayVisit): SQL => sql<boolean>`exists (select 1
  from artifact_owners own where own.person_id = ${person.id})`;
