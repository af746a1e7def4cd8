import { sql } from "drizzle-orm";
import type { Person } from "#app/identity/person/person.ts";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { fileContents, postImages } from "#db/schema/index.ts";
import { isOpen, isShown, spacesOf } from "../../topics/queries/visible.server.ts";

/** Stores bytes, unless they are there, and a photo of a post that has them. */
export async function insertPostImage(
  db: Db,
  image: typeof postImages.$inferInsert,
  content: typeof fileContents.$inferInsert,
): Promise<void> {
  await db.insert(fileContents).values(content).onConflictDoNothing();
  await db.insert(postImages).values(image);
}

/** The bytes of a photo, for a person who may read its post; deleted and hidden posts show none. */
export async function findPostImage(db: Db, person: Person, id: string): Promise<Buffer | null> {
  if (!isId(id)) return null;
  const [row] = await db.execute<{ bytes: Buffer }>(sql`with ${spacesOf(person)}
    select f.bytes from post_images i join file_contents f on f.hash = i.hash
    join discussion_posts p on p.id = i.post_id join discussion_runs r on r.id = p.run_id
    join discussion_topics t on t.id = r.topic_id
    where i.id = ${id} and p.deleted_at is null and (p.hidden_at is null or p.author_id = ${person.id})
      and ${isOpen("r")} and ${isOpen("t")} and t.space_id = any((select ids from mine)::uuid[])
      and ${isShown(person.id, false)}`);
  return row?.bytes ?? null;
}
