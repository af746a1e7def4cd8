import { sql } from "drizzle-orm";
import { acknowledgeFeedback, addComment, saveRatings } from "#app/learning/artifacts/feedback.server.ts";
import { moveArtifact } from "#app/learning/artifacts/review.server.ts";
import { saveArtifact, startArtifact } from "#app/learning/artifacts/writing.server.ts";
import * as schema from "#db/schema/index.ts";
import { aTemplate } from "#tests/artifacts/template.ts";
import { join } from "#tests/world.ts";
import type { Sample, World } from "./world.ts";

const traces = {
  artifact: "Nine quokkas noticed together",
  photo: "quokka-wall-chart.jpg",
};

export const artifactsSample: Sample = { traces, use: workOnArtifacts };

const comment = { parentId: null, fieldKey: "noticed", passage: "", start: null };

/** Work with a photo is handed in and returned with every kind of feedback; a reflection is answered. */
async function workOnArtifacts({ db, person, cohortId }: World) {
  const coach = await join(db, "cora", { grants: [{ role: "coach", cohortId }] });
  const started = await startArtifact(db, person, { template: aTemplate, programSlug: null, cohortId });
  if (!started) throw new Error("not started");
  const { artifactId } = started;
  const texts = { question: "Who counts quokkas?", noticed: traces.artifact, source: "", table: "" };
  await saveArtifact(db, person, artifactId, { title: "Quokka note", texts, writer: "page", base: 0 });
  const bytes = Buffer.from(traces.photo);
  const file = {
    hash: `hash of ${traces.photo}`,
    kind: "image",
    size: bytes.length,
    width: 4,
    height: 3,
    bytes,
  } as const;
  await db.insert(schema.fileContents).values(file);
  await db
    .insert(schema.artifactFiles)
    .values({ artifactId, fieldKey: "photo", name: traces.photo, hash: file.hash, addedBy: person.id });
  await moveArtifact(db, person, artifactId, { action: "submit" });
  const passage = traces.artifact.split(" ")[0] ?? "";
  await addComment(db, coach, artifactId, { ...comment, passage, text: "What would families add?" });
  await saveRatings(db, coach, artifactId, [{ rowKey: "apart", level: 3, note: "The first line." }]);
  await moveArtifact(db, coach, artifactId, { action: "return", note: "Read it aloud once." });
  const [first] = await db.select().from(schema.artifactComments);
  await addComment(db, person, artifactId, { ...comment, parentId: first?.id ?? "", text: "I will ask them." });
  await acknowledgeFeedback(db, person, artifactId);
  const [reflection] = await db.execute<{ id: string }>(
    sql`select id from reflections where person_id = ${person.id} limit 1`,
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
}
