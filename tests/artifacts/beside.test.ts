import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Person } from "#app/identity/person/person.ts";
import { besideChoices, findBeside } from "#app/learning/artifacts/beside.server.ts";
import { addComment } from "#app/learning/artifacts/feedback.server.ts";
import { findArtifactPage } from "#app/learning/artifacts/queries/artifact-page.server.ts";
import { moveArtifact } from "#app/learning/artifacts/review.server.ts";
import { saveArtifact } from "#app/learning/artifacts/writing.server.ts";
import { enroll } from "#app/learning/enrollment.server.ts";
import { reflect } from "#app/learning/reflection.server.ts";
import type { Db } from "#db/client.server.ts";
import { reflections } from "#db/schema/index.ts";
import { numbers, publishNumbers } from "#tests/cohorts/numbers.ts";
import { inDatabase } from "#tests/database.ts";
import { aCohort, aLesson, aReflectionPrompt, join } from "#tests/world.ts";
import { handedInArtifact } from "./handed-in.ts";

async function laidBeside(db: Db, reader: Person, artifactId: string, wanted: string) {
  const artifact = await findArtifactPage(db, reader, artifactId);
  return artifact && (await findBeside(db, reader, artifact, wanted));
}

async function offered(db: Db, reader: Person, artifactId: string) {
  const artifact = await findArtifactPage(db, reader, artifactId);
  if (!artifact) throw new Error("not theirs");
  const { versions, reflections } = await besideChoices(db, reader, artifact);
  return { versions: versions.map(({ value }) => value), reflections: reflections.map(({ value }) => value) };
}

test("an earlier version or a reflection is laid beside the work, for those who may read it", () =>
  inDatabase(async (db) => {
    const tides = await aCohort(db);
    const ana = await join(db, "ana", { cohortIds: [tides] });
    const cora = await join(db, "cora", { grants: [{ role: "coach", cohortId: tides }] });
    const id = await handedInArtifact(db, ana, tides);
    await addComment(db, cora, id, { text: "Who?", parentId: null, fieldKey: "noticed", passage: "", start: null });
    await moveArtifact(db, cora, id, { action: "return" });
    const texts = { question: "Who waits?", noticed: "Not shared yet.", source: "", table: "" };
    await saveArtifact(db, ana, id, { title: "Bus note", texts, writer: "laptop", base: 1 });

    await publishNumbers(db);
    await enroll(db, ana.id, numbers);
    const place = { course: numbers, lesson: numbers.lessons[0] ?? aLesson("none"), prompt: aReflectionPrompt() };
    const saved = await reflect(db, ana.id, place, { writer: "w", base: 0, visibility: null, text: "The 7 is early." });
    const reflectionId = saved.outcome === "saved" ? saved.reflection.id : "";

    expect(await offered(db, ana, id)).toEqual({ versions: ["1"], reflections: [reflectionId] });
    expect((await laidBeside(db, ana, id, "1"))?.parts[1]?.text).toBe("Bus 7 leaves early.");
    expect((await laidBeside(db, ana, id, reflectionId))?.parts[0]?.text).toBe("The 7 is early.");
    // The coach reads what was handed in, and only what was shared.
    expect(await offered(db, cora, id)).toEqual({ versions: [], reflections: [] });
    expect(await laidBeside(db, cora, id, "2")).toBeNull();
    expect(await laidBeside(db, cora, id, reflectionId)).toBeNull();
    await db.update(reflections).set({ visibility: "coach" }).where(eq(reflections.id, reflectionId));
    expect((await laidBeside(db, cora, id, reflectionId))?.parts[0]?.text).toBe("The 7 is early.");
    expect(await laidBeside(db, ana, id, "nothing")).toBeNull();
  }));
