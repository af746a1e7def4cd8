import { expect, test } from "vitest";
import { seenOf } from "#app/learning/artifacts/merging.server.ts";
import { findArtifactPage, listArtifactTexts } from "#app/learning/artifacts/queries/artifact-page.server.ts";
import { addOwner } from "#app/learning/artifacts/team.server.ts";
import { saveArtifact, startArtifact } from "#app/learning/artifacts/writing.server.ts";
import { withCommittedDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";
import { aTemplate } from "./template.ts";

const texts = { question: "Who waits?", noticed: "Bus 7 leaves early.", source: "", table: "" };
const save = { title: "Bus note", texts, writer: "phone", base: 0 };

test("two of a team who write at once lose nothing: different parts are joined, and one part keeps both texts", () =>
  withCommittedDatabase(async (db) => {
    const tides = await aCohort(db);
    const [ana, bea] = [await join(db, "ana", { cohortIds: [tides] }), await join(db, "bea", { cohortIds: [tides] })];
    const made = await startArtifact(db, ana, { template: aTemplate, programSlug: null, cohortId: tides });
    const id = made?.artifactId ?? "";
    expect(await addOwner(db, ana, id, bea.id)).toBe("done");
    await saveArtifact(db, ana, id, save);
    const seen = seenOf(aTemplate, save);
    const typed = (writer: string, own: Record<string, string>) => ({
      ...save,
      base: 1,
      seen,
      writer,
      texts: { ...texts, ...own },
    });
    const saved = await Promise.all([
      saveArtifact(db, ana, id, typed("anas", { noticed: "Bus 7 leaves at 3:04." })),
      saveArtifact(db, bea, id, typed("beas", { question: "Who walks?" })),
    ]);
    expect(saved.map((each) => each.outcome === "saved" && each.isOvertaken)).toEqual([false, false]);
    const joined = await findArtifactPage(db, ana, id);
    expect(joined?.texts).toMatchObject({ noticed: "Bus 7 leaves at 3:04.", question: "Who walks?" });

    const again = seenOf(aTemplate, joined ?? save);
    const same = (writer: string, noticed: string) => ({
      ...save,
      base: 3,
      seen: again,
      writer,
      texts: { ...texts, question: "Who walks?", noticed },
    });
    const clashed = await Promise.all([
      saveArtifact(db, ana, id, same("anas-2", "Ana's words.")),
      saveArtifact(db, bea, id, same("beas-2", "Bea's words.")),
    ]);
    expect(clashed.filter((each) => each.outcome === "saved" && each.isOvertaken)).toHaveLength(1);
    const kept = await listArtifactTexts(db, id, [1, 2, 3, 4, 5]);
    expect(kept.map((each) => each.texts.noticed)).toEqual(expect.arrayContaining(["Ana's words.", "Bea's words."]));
  }));
