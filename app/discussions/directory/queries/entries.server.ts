import { type SQL, sql } from "drizzle-orm";
import { isMemberOn } from "#app/identity/person/queries/in-force.server.ts";
import { holdsWords } from "#app/search/queries/matching.server.ts";
import type { Db } from "#db/client.server.ts";
import { type Paged, pageWithin } from "#db/paging.server.ts";
import { momentOf } from "#db/today.server.ts";
import { entriesPerPage, type WorkSetting } from "../entry.ts";

export type Said = {
  setting: WorkSetting;
  worksOn: string;
  canHelp: string;
  looksFor: string;
  languages: string;
  showsEmail: boolean;
};

export type Entry = Omit<Said, "showsEmail"> & {
  personId: string;
  name: string;
  pronouns: string | null;
  organizations: string[];
  /** Their address, if they show it and it is proved to be theirs. */
  email: string | null;
};

export async function upsertEntry(db: Db, personId: string, said: Said): Promise<void> {
  const { setting, worksOn, canHelp, looksFor, languages, showsEmail } = said;
  await db.execute(sql`insert into directory_entries
      (person_id, setting, works_on, can_help, looks_for, languages, shows_email, created_at, updated_at)
    values (${personId}, ${setting}, ${worksOn}, ${canHelp}, ${looksFor}, ${languages}, ${showsEmail},
      ${momentOf()}, ${momentOf()})
    on conflict (person_id) do update set setting = excluded.setting, works_on = excluded.works_on,
      can_help = excluded.can_help, looks_for = excluded.looks_for, languages = excluded.languages,
      shows_email = excluded.shows_email, updated_at = excluded.updated_at`);
}

export async function deleteEntry(db: Db, personId: string): Promise<void> {
  await db.execute(sql`delete from directory_entries where person_id = ${personId}`);
}

/** What a person says of themselves; null if they are not in the directory. */
export async function findOwnEntry(db: Db, personId: string): Promise<Said | null> {
  const [row] = await db.execute<Said>(sql`select setting, works_on as "worksOn", can_help as "canHelp",
      looks_for as "looksFor", languages, shows_email as "showsEmail"
    from directory_entries where person_id = ${personId}`);
  return row ?? null;
}

export type DirectorySearch = { words: string; setting: WorkSetting | null; page: number };

const from = sql`directory_entries d join people p on p.id = d.person_id and p.erasure_due_at is null
  left join lateral (select coalesce(array_agg(o.name order by lower(o.name), o.id), '{}') as names
    from memberships w join organizations o on o.id = w.organization_id
    where w.person_id = d.person_id and ${isMemberOn("w")}) works on true`;

const text = sql`concat_ws(' ', p.name, d.works_on, d.can_help, d.looks_for, d.languages,
  array_to_string(works.names, ' '))`;

/** The people in the directory who say every word, newest changes first. The caller asked `canReadDirectory`. */
export async function searchDirectory(
  db: Db,
  { words, setting, page: wanted }: DirectorySearch,
): Promise<Paged<Entry>> {
  const within: SQL = sql`${holdsWords(words, text)} and ${setting ? sql`d.setting = ${setting}` : sql`true`}`;
  const [counted] = await db.execute<{ total: number }>(
    sql`select count(*)::int as total from ${from} where ${within}`,
  );
  const total = counted?.total ?? 0;
  const { page, pageCount } = pageWithin(wanted, total, entriesPerPage);
  const rows = await db.execute<Entry>(sql`select d.person_id as "personId", p.name, p.pronouns, d.setting,
      d.works_on as "worksOn", d.can_help as "canHelp", d.looks_for as "looksFor", d.languages,
      works.names as organizations,
      case when d.shows_email and p.email_verified_at is not null then p.email end as email
    from ${from} where ${within} order by d.updated_at desc, d.person_id
    limit ${entriesPerPage} offset ${(page - 1) * entriesPerPage}`);
  return { rows: [...rows], total, page, pageCount };
}
