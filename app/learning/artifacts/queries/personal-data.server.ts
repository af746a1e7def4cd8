import { sql } from "drizzle-orm";
import type { ErasureStatements, MergeStatements, PersonalRows } from "#app/personal-data-part/queries/rows.server.ts";

/** Artifacts that a person owns, alone or in a team. */
const owned = (id: string) => sql`(select artifact_id from artifact_owners where person_id = ${id})`;
/** Returned feedback on one's own work, and all that one wrote oneself. */
const mineOrToMe = (id: string) =>
  sql`(x.author_id = ${id} or (x.returned_at is not null and x.artifact_id in ${owned(id)}))`;
const artifact = sql`x.artifact_id as "artifactId", case when o.person_id is null then a.template ->> 'title' else a.title end as "artifact"`;
const joined = (id: string) => sql`join artifacts a on a.id = x.artifact_id
  left join artifact_owners o on o.artifact_id = a.id and o.person_id = ${id}`;

const entries = {
  artifacts: (id: string) => sql`select a.id, c.name as "cohort", a.template_key as "templateKey",
    a.template ->> 'title' as "templateTitle", a.title, a.state, a.revision, a.shared_revision as "sharedRevision", a.texts,
    o.since, a.created_at as "createdAt", a.updated_at as "updatedAt"
    from artifact_owners o join artifacts a on a.id = o.artifact_id left join cohorts c on c.id = a.cohort_id
    where o.person_id = ${id} order by a.created_at, a.id`,
  artifactVersions: (id: string) => sql`select ${artifact}, x.revision, x.title, x.texts, p.name as "savedBy",
    x.saved_at as "savedAt" from artifact_versions x ${joined(id)} left join people p on p.id = x.saved_by
    where o.person_id = ${id} order by x.artifact_id, x.revision`,
  artifactEvents: (id: string) => sql`select ${artifact}, x.event, x.revision, x.note, p.name as "by",
    x.happened_at as "happenedAt" from artifact_events x ${joined(id)} left join people p on p.id = x.person_id
    where o.person_id = ${id} or x.person_id = ${id} order by x.artifact_id, x.number`,
  artifactComments: (id: string) => sql`select x.id, ${artifact}, x.parent_id as "parentId", x.field_key as "fieldKey",
    case when o.person_id is not null then x.quote end as "quote", x.revision, x.text, p.name as "by", x.created_at as "createdAt", x.returned_at as "returnedAt"
    from artifact_comments x ${joined(id)} left join people p on p.id = x.author_id
    where ${mineOrToMe(id)} order by x.artifact_id, x.created_at, x.id`,
  artifactRatings: (id: string) => sql`select ${artifact}, x.revision, x.row_key as "rowKey", x.level, x.note,
    p.name as "by", x.returned_at as "returnedAt"
    from artifact_ratings x ${joined(id)} left join people p on p.id = x.author_id
    where ${mineOrToMe(id)} order by x.artifact_id, x.revision, x.row_key`,
  artifactFiles: (
    id: string,
  ) => sql`select x.id, ${artifact}, x.field_key as "fieldKey", x.name, b.kind, b.size, x.hash,
    p.name as "by", x.added_at as "addedAt"
    from artifact_files x ${joined(id)} join file_contents b on b.hash = x.hash left join people p on p.id = x.added_by
    where o.person_id = ${id} order by x.artifact_id, x.added_at, x.id`,
  // The words of a reflection that was taken back are its author's alone again.
  reflectionReplies: (id: string) => sql`select x.id, x.reflection_id as "reflectionId",
    case when r.person_id = ${id} or r.visibility <> 'private' then x.quote end as "quote", x.text, p.name as "by",
    x.created_at as "createdAt", case when r.person_id = ${id} then x.seen_at end as "seenAt"
    from reflection_replies x join reflections r on r.id = x.reflection_id left join people p on p.id = x.author_id
    where x.author_id = ${id} or r.person_id = ${id} order by x.created_at, x.id`,
};

/** Work of one author is deleted with them, as are files that nobody else has. */
const erasure: ErasureStatements = {
  deletes: {
    file_contents: ({ personId }) => sql`delete from file_contents b
      where exists (select 1 from artifact_files f where f.hash = b.hash)
        and not exists (select 1 from artifact_files f where f.hash = b.hash
          and f.artifact_id not in ${ownedAlone(personId)}) returning 1`,
    artifacts: ({ personId }) => sql`delete from artifacts where id in ${ownedAlone(personId)} returning 1`,
  },
};

function ownedAlone(personId: string) {
  return sql`(select o.artifact_id from artifact_owners o where o.person_id = ${personId} and not exists (
    select 1 from artifact_owners other where other.artifact_id = o.artifact_id and other.person_id <> o.person_id))`;
}

/** A team that both accounts were in has the person once. */
const doubles: MergeStatements = {
  artifact_owners: ({ keptId, goneId }) => sql`delete from artifact_owners o using artifact_owners k
    where o.person_id = ${goneId} and k.person_id = ${keptId} and k.artifact_id = o.artifact_id`,
};

export const artifactRows = { entries, outdated: {}, erasure, doubles } satisfies PersonalRows;
