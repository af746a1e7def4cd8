import { sql } from "drizzle-orm";
import type { TextQuote } from "#app/anchors/text-quote.ts";
import type { ArtifactTemplate } from "#app/catalog/program.ts";
import type { Person } from "#app/identity/person/person.ts";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import type { ArtifactEvent, ArtifactRelation, ArtifactState, DataReview } from "../artifact.ts";
import { relationOf } from "./access.server.ts";

export type ArtifactComment = {
  id: string;
  parentId: string | null;
  /** Null once the account is erased. */
  authorId: string | null;
  authorName: string | null;
  fieldKey: string | null;
  quote: TextQuote | null;
  revision: number;
  text: string;
  createdAt: string;
  returnedAt: string | null;
};

export type ArtifactRating = {
  revision: number;
  rowKey: string;
  level: number | null;
  note: string;
  authorName: string | null;
  returnedAt: string | null;
};

export type ArtifactFile = {
  id: string;
  fieldKey: string;
  name: string;
  kind: "image" | "pdf";
  size: number;
  width: number | null;
  height: number | null;
  addedAt: string;
};

/** An artifact as one person may read it: a coach gets the version that was handed in, not what is being written. */
export type ArtifactPage = {
  id: string;
  relation: ArtifactRelation;
  cohortId: string | null;
  cohortName: string | null;
  template: ArtifactTemplate;
  title: string;
  state: ArtifactState;
  /** The version that this person reads. */
  revision: number;
  sharedRevision: number;
  texts: Record<string, string>;
  dataReview: DataReview | null;
  updatedAt: string;
  owners: { id: string; name: string }[];
  comments: ArtifactComment[];
  ratings: ArtifactRating[];
  files: ArtifactFile[];
  events: {
    number: number;
    event: ArtifactEvent;
    revision: number;
    note: string;
    name: string | null;
    happenedAt: string;
  }[];
};

/** Everything that an artifact's page shows, in one statement; null for people who may not open it. */
export async function findArtifactPage(db: Db, person: Person, id: string): Promise<ArtifactPage | null> {
  if (!isId(id)) return null;
  // Owners see a coach's feedback once it is returned; coaches see all of it.
  const isShown = sql`(opened.relation = 'coach' or x.returned_at is not null)`;
  const [row] = await db.execute<ArtifactPage>(sql`
    with opened as (select a.*, ${relationOf(person)} as relation from artifacts a where a.id = ${id})
    select opened.id, opened.relation, opened.cohort_id as "cohortId", c.name as "cohortName", opened.template,
      v.title, opened.state, v.revision, opened.shared_revision as "sharedRevision", v.texts,
      opened.data_review as "dataReview", to_json(opened.updated_at) as "updatedAt",
      (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) order by o.since, p.id), '[]')
        from artifact_owners o join people p on p.id = o.person_id where o.artifact_id = opened.id) as owners,
      (select coalesce(json_agg(json_build_object('id', x.id, 'parentId', x.parent_id, 'authorId', x.author_id,
          'authorName', p.name, 'fieldKey', x.field_key, 'quote', x.quote, 'revision', x.revision, 'text', x.text,
          'createdAt', x.created_at, 'returnedAt', x.returned_at) order by x.created_at, x.id), '[]')
        from artifact_comments x left join people p on p.id = x.author_id
        where x.artifact_id = opened.id and ${isShown}) as comments,
      (select coalesce(json_agg(json_build_object('revision', x.revision, 'rowKey', x.row_key, 'level', x.level,
          'note', x.note, 'authorName', p.name, 'returnedAt', x.returned_at) order by x.revision desc, x.row_key), '[]')
        from artifact_ratings x left join people p on p.id = x.author_id
        where x.artifact_id = opened.id and ${isShown}) as ratings,
      (select coalesce(json_agg(json_build_object('id', f.id, 'fieldKey', f.field_key, 'name', f.name,
          'kind', b.kind, 'size', b.size, 'width', b.width, 'height', b.height, 'addedAt', f.added_at)
          order by f.added_at, f.id), '[]')
        from artifact_files f join file_contents b on b.hash = f.hash where f.artifact_id = opened.id) as files,
      (select coalesce(json_agg(json_build_object('number', e.number, 'event', e.event, 'revision', e.revision,
          'note', e.note, 'name', p.name, 'happenedAt', e.happened_at) order by e.number desc), '[]')
        from artifact_events e left join people p on p.id = e.person_id where e.artifact_id = opened.id) as events
    from opened left join cohorts c on c.id = opened.cohort_id,
      lateral (select n.title, n.revision, n.texts from (
        select opened.title, opened.revision, opened.texts where opened.relation = 'owner'
        union all
        select s.title, s.revision, s.texts from artifact_versions s
        where opened.relation = 'coach' and s.artifact_id = opened.id and s.revision = opened.shared_revision) n) v
    where opened.relation is not null`);
  return row ?? null;
}

export type ArtifactVersionText = {
  revision: number;
  title: string;
  texts: Record<string, string>;
  savedAt: string;
  savedByName: string | null;
  isFixed: boolean;
};

/**
 * Versions, newest first: all of them for an owner, for a coach those that were handed in up to the shared one.
 * Without texts, which `findArtifactTexts` reads for two of them.
 */
export async function listArtifactVersions(
  db: Db,
  { id, relation, sharedRevision }: Pick<ArtifactPage, "id" | "relation" | "sharedRevision">,
): Promise<Omit<ArtifactVersionText, "texts">[]> {
  const isReadable = relation === "owner" ? sql`true` : sql`v.is_fixed and v.revision <= ${sharedRevision}`;
  const rows = await db.execute<Omit<ArtifactVersionText, "texts">>(sql`select v.revision, v.title,
    to_json(v.saved_at) as "savedAt", p.name as "savedByName", v.is_fixed as "isFixed"
    from artifact_versions v left join people p on p.id = v.saved_by
    where v.artifact_id = ${id} and ${isReadable} order by v.revision desc limit 500`);
  return [...rows];
}

/** The texts of some of an artifact's versions, which the caller found among those that the person may read. */
export async function listArtifactTexts(
  db: Db,
  artifactId: string,
  revisions: number[],
): Promise<Pick<ArtifactVersionText, "revision" | "title" | "texts">[]> {
  const rows = await db.execute<Pick<ArtifactVersionText, "revision" | "title" | "texts">>(sql`
    select revision, title, texts from artifact_versions
    where artifact_id = ${artifactId} and revision = any(${sql.param(revisions)}::int[]) order by revision`);
  return [...rows];
}
