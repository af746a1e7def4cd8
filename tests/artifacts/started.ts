import { expect } from "vitest";
import type { Person } from "#app/identity/person/person.ts";
import { moveArtifact } from "#app/learning/artifacts/review.server.ts";
import { saveArtifact, startArtifact } from "#app/learning/artifacts/writing.server.ts";
import type { Db } from "#db/client.server.ts";
import { aCohort, join } from "#tests/world.ts";
import { aTemplate } from "./template.ts";

export const texts = { question: "Who waits?", noticed: "Bus 7 leaves early.", source: "", table: "a\tb\n1\t2" };
export const save = { title: "Bus note", texts, writer: "phone", base: 0 };

export async function started(db: Db, person: Person, cohortId: string | null): Promise<string> {
  const made = await startArtifact(db, person, { template: aTemplate, programSlug: null, cohortId });
  if (!made) throw new Error("not started");
  return made.artifactId;
}

/** Ana's work in a cohort that Cora coaches, handed in. */
export async function handedIn(db: Db) {
  const tides = await aCohort(db, { name: "Tides" });
  const ana = await join(db, "ana", { cohortIds: [tides] });
  const cora = await join(db, "cora", { grants: [{ role: "coach", cohortId: tides }] });
  const id = await started(db, ana, tides);
  await saveArtifact(db, ana, id, save);
  expect(await moveArtifact(db, ana, id, { action: "submit" })).toEqual({ outcome: "done" });
  return { tides, ana, cora, id };
}
