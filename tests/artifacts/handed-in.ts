import type { Person } from "#app/identity/person/person.ts";
import { moveArtifact } from "#app/learning/artifacts/review.server.ts";
import { saveArtifact, startArtifact } from "#app/learning/artifacts/writing.server.ts";
import type { Db } from "#db/client.server.ts";
import { artifactFiles, fileContents } from "#db/schema/artifacts.ts";
import { aTemplate } from "./template.ts";

/** A person's work in a cohort, written and handed in; its id. */
export async function handedInArtifact(db: Db, person: Person, cohortId: string): Promise<string> {
  const made = await startArtifact(db, person, { template: aTemplate, programSlug: null, cohortId });
  if (!made) throw new Error("not started");
  const texts = { question: "Who waits?", noticed: "Bus 7 leaves early.", source: "", table: "" };
  await saveArtifact(db, person, made.artifactId, { title: "Bus note", texts, writer: "phone", base: 0 });
  await moveArtifact(db, person, made.artifactId, { action: "submit" });
  return made.artifactId;
}

/** A photo in an artifact, as it is stored; its id. */
export async function aPhoto(db: Db, artifactId: string): Promise<string> {
  const content = {
    hash: crypto.randomUUID(),
    kind: "image",
    size: 4,
    width: 1,
    height: 1,
    bytes: Buffer.from("webp"),
  };
  await db.insert(fileContents).values({ ...content, kind: "image" });
  const file = { artifactId, fieldKey: "photo", name: "chart.webp", hash: content.hash };
  const [made] = await db.insert(artifactFiles).values(file).returning();
  return made?.id ?? "";
}
