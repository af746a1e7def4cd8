import { sql } from "drizzle-orm";
import type { Person } from "#app/identity/person/person.ts";
import { answerInstrument } from "#app/instruments/answering.server.ts";
import { acknowledgeFeedback, addComment, saveRatings } from "#app/learning/artifacts/feedback.server.ts";
import { moveArtifact } from "#app/learning/artifacts/review.server.ts";
import { saveArtifact, startArtifact } from "#app/learning/artifacts/writing.server.ts";
import type { Db } from "#db/client.server.ts";
import * as schema from "#db/schema/index.ts";
import { aTemplate } from "#tests/artifacts/template.ts";
import { anInstrument, askedInstrument } from "#tests/instruments/asked.ts";
import { join } from "#tests/world.ts";

const comment = { parentId: null, fieldKey: "noticed", passage: "", start: null };

/** A person hands in work with a photo, and it is returned with every kind of feedback; somebody answers a reflection. */
export async function workOnArtifacts(
  db: Db,
  me: Person,
  cohortId: string,
  words: { artifact: string; photo: string },
) {
  const coach = await join(db, "cora", { grants: [{ role: "coach", cohortId }] });
  const started = await startArtifact(db, me, { template: aTemplate, programSlug: null, cohortId });
  if (!started) throw new Error("not started");
  const { artifactId } = started;
  const texts = { question: "Who counts quokkas?", noticed: words.artifact, source: "", table: "" };
  await saveArtifact(db, me, artifactId, { title: "Quokka note", texts, writer: "page", base: 0 });
  const bytes = Buffer.from(words.photo);
  const file = {
    hash: `hash of ${words.photo}`,
    kind: "image",
    size: bytes.length,
    width: 4,
    height: 3,
    bytes,
  } as const;
  await db.insert(schema.fileContents).values(file);
  await db
    .insert(schema.artifactFiles)
    .values({ artifactId, fieldKey: "photo", name: words.photo, hash: file.hash, addedBy: me.id });
  await moveArtifact(db, me, artifactId, { action: "submit" });
  const passage = words.artifact.split(" ")[0] ?? "";
  await addComment(db, coach, artifactId, { ...comment, passage, text: "What would families add?" });
  await saveRatings(db, coach, artifactId, [{ rowKey: "apart", level: 3, note: "The first line." }]);
  await moveArtifact(db, coach, artifactId, { action: "return", note: "Read it aloud once." });
  const [first] = await db.select().from(schema.artifactComments);
  await addComment(db, me, artifactId, { ...comment, parentId: first?.id ?? "", text: "I will ask them." });
  await acknowledgeFeedback(db, me, artifactId);
  const [reflection] = await db.execute<{ id: string }>(
    sql`select id from reflections where person_id = ${me.id} limit 1`,
  );
  const quote = { version: "2", exact: passage, prefix: "", suffix: "", start: 0 };
  await db.insert(schema.reflectionReplies).values({
    ...{
      reflectionId: reflection?.id ?? "",
      authorId: coach.id,
      quote,
      text: "Thank you for this.",
      seenAt: new Date(),
    },
  });
  const run = await askedInstrument(db, cohortId, anInstrument({ slug: "readiness", isLinked: true }));
  await answerInstrument(db, me, run, { pace: 1, words: words.artifact });
}
