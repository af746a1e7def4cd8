import { and, asc, desc, eq, or, sql } from "drizzle-orm";
import type { Person } from "#app/identity/person/person.ts";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { type Paged, pageWithin } from "#db/paging.server.ts";
import { postDrafts } from "#db/schema/index.ts";
import { isReadableSpace } from "../../../spaces/queries/readable.server.ts";
import { everySpace } from "../../../spaces/queries/spaces.server.ts";
import { isOpen, spacesOf } from "../../../topics/queries/visible.server.ts";
import { type DraftKind, type DraftPlace, type DraftWhere, type DraftWords, draftsPerPage } from "../post-draft.ts";

export type DraftRow = DraftPlace &
  DraftWords & {
    id: string;
    subject: string;
    clientKey: string;
    writer: string;
    revision: number;
    updatedAt: Date;
  };

const columns = {
  id: postDrafts.id,
  kind: postDrafts.kind,
  aboutId: postDrafts.aboutId,
  subject: postDrafts.subject,
  title: postDrafts.title,
  source: postDrafts.source,
  translation: postDrafts.translation,
  tags: postDrafts.tags,
  language: postDrafts.language,
  translationLanguage: postDrafts.translationLanguage,
  clientKey: postDrafts.clientKey,
  writer: postDrafts.writer,
  revision: postDrafts.revision,
  updatedAt: postDrafts.updatedAt,
};

const ofPerson = (personId: string) => eq(postDrafts.personId, personId);
/** Saves of one person come one after another, so that two devices that begin at once find each other's text. */
export async function lockDrafts(db: Db, personId: string): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`post drafts ${personId}`}, 0))`);
}

/** A person's own texts for one place, and the one with this id, whose topic may have been merged; the newest first. */
export function listDraftsAt(
  db: Db,
  personId: string,
  { kind, aboutId }: DraftPlace,
  draftId: string | null,
): Promise<DraftRow[]> {
  const isHere = and(eq(postDrafts.kind, kind), eq(postDrafts.aboutId, aboutId));
  const isWanted = draftId !== null && isId(draftId) ? eq(postDrafts.id, draftId) : undefined;
  return db
    .select(columns)
    .from(postDrafts)
    .where(and(ofPerson(personId), or(isHere, isWanted)))
    .orderBy(desc(postDrafts.updatedAt), asc(postDrafts.id));
}

export async function countDrafts(db: Db, personId: string): Promise<number> {
  return db.$count(postDrafts, ofPerson(personId));
}

/** Whether a form with this key was posted. */
export async function isPosted(db: Db, clientKey: string): Promise<boolean> {
  const rows = await db.execute(sql`select 1 from discussion_posts where client_key = ${clientKey}`);
  return rows.length > 0;
}

export async function insertDraft(db: Db, draft: typeof postDrafts.$inferInsert): Promise<DraftRow> {
  const [row] = await db.insert(postDrafts).values(draft).returning(columns);
  if (!row) throw new Error("no draft was made");
  return row;
}

export async function updateDraft(
  db: Db,
  id: string,
  change: Partial<typeof postDrafts.$inferInsert>,
): Promise<DraftRow> {
  const [row] = await db.update(postDrafts).set(change).where(eq(postDrafts.id, id)).returning(columns);
  if (!row) throw new Error("the draft was locked");
  return row;
}

/** Deletes a person's own draft; false if they have no such one. */
export async function deleteDraft(db: Db, personId: string, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  const gone = await db
    .delete(postDrafts)
    .where(and(ofPerson(personId), eq(postDrafts.id, id)))
    .returning({ id: postDrafts.id });
  return gone.length > 0;
}

/** How a form that was sent names its draft: the page that saved it last, or the row and revision that it began from. */
export type SentDraft = { draftId: string | null; base: number; writer: string };

/** Deletes the draft of what was sent, also one with the same words; a text that another device typed since stays. */
export async function deleteSentDraft(
  db: Db,
  personId: string,
  place: DraftPlace,
  { draftId, base, writer, source }: SentDraft & { source: string },
): Promise<void> {
  await lockDrafts(db, personId); // a save on its way finds the post, and makes no draft of it
  await db.execute(sql`delete from post_drafts d
    where d.person_id = ${personId} and (d.writer = ${writer}
      or (d.id = ${draftId && isId(draftId) ? draftId : null}::uuid and d.revision = ${base})
      or (d.kind = ${place.kind} and d.about_id = ${place.aboutId} and d.source = ${source}))`);
}

export type ListedDraft = DraftWhere & {
  id: string;
  kind: DraftKind;
  aboutId: string;
  subject: string;
  title: string;
  source: string;
  translation: string;
  tags: string;
  updatedAt: string;
  /** Texts of the same place, this one among them. */
  texts: number;
  spaceTitle: string | null;
  topicTitle: string | null;
};

/** A person's own drafts, the newest first, each with where it belongs if they may open that. */
export async function listDrafts(db: Db, person: Person, wanted: number): Promise<Paged<ListedDraft>> {
  const total = await countDrafts(db, person.id);
  const { page, pageCount } = pageWithin(wanted, total, draftsPerPage);
  const rows = await db.execute<ListedDraft>(sql`with ${spacesOf(person)}, shown as materialized (
      select d.*, (select count(*)::int from post_drafts o where o.person_id = d.person_id and o.kind = d.kind
        and o.about_id = d.about_id) as texts,
      case d.kind when 'reply' then d.about_id when 'topic' then null else (select r.topic_id
        from discussion_posts p join discussion_runs r on r.id = p.run_id
        where p.id = d.about_id and ${isOpen("r")} and p.deleted_at is null) end as in_topic
      from post_drafts d where d.person_id = ${person.id}
      order by d.updated_at desc, d.id limit ${draftsPerPage} offset ${(page - 1) * draftsPerPage})
    select d.id, d.kind, d.about_id as "aboutId", d.subject, d.title, d.source, d.translation, d.tags, d.texts,
      to_json(d.updated_at) #>> '{}' as "updatedAt", s.id as "spaceId", s.title as "spaceTitle",
      t.id as "topicId", t.title as "topicTitle"
    from shown d
    left join discussion_topics named on named.id = d.in_topic
    left join discussion_topics t on t.id = coalesce(named.merged_into_id, named.id) and ${isOpen("t")}
    left join ${everySpace} s on s.id = case d.kind when 'topic' then d.about_id else t.space_id end
      and ${isReadableSpace(person, "s")}
    order by d.updated_at desc, d.id`);
  return { rows: [...rows], total, page, pageCount };
}
