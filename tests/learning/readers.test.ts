import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Catalog } from "#app/catalog/catalog.ts";
import type { Person } from "#app/identity/person/person.ts";
import { listReplies } from "#app/learning/artifacts/queries/reflection-replies.server.ts";
import { replyToReflection } from "#app/learning/artifacts/reflection-reply.server.ts";
import { findReflection, listSharedReflections } from "#app/learning/queries/reflection-lists.server.ts";
import { findOffer } from "#app/learning/readers/queries/offers.server.ts";
import { listAskedOf, listPossibleReaders, listReadings } from "#app/learning/readers/queries/readers.server.ts";
import { listReportedReadings } from "#app/learning/readers/queries/reports.server.ts";
import { askReader, endReading, reportReading, setOffer } from "#app/learning/readers/reader.server.ts";
import { decideReport } from "#app/learning/readers/report.server.ts";
import { canReadReflection } from "#app/learning/reflection.ts";
import type { Db } from "#db/client.server.ts";
import {
  notifications,
  people,
  readingOffers,
  reflections,
  trainingRegistrations,
  trainingRunFacilitators,
  trainingRuns,
} from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { aCatalog, aCourse, aLesson, aPrompt, aReflectionPrompt, join } from "#tests/world.ts";

const fields = [{ id: "measure", label: "Measure" }];
const note = aPrompt("slice", { kind: "reflection", prompt: "Write your note.", fields });
const course = aCourse("numbers", [aLesson("averages", { prompts: [note, aReflectionPrompt()] })]);
const catalog: Catalog = aCatalog(course);

/** A page of this author in the course; its text is private. */
async function aPage(db: Db, author: Person, given: { text?: string; promptId?: string } = {}): Promise<string> {
  const place = { lessonId: "averages", promptId: given.promptId ?? "slice", courseId: "numbers" };
  const written = { revision: 1, text: given.text ?? "Measure: regular attendance", promptVersion: "1" };
  const [made] = await db
    .insert(reflections)
    .values({ personId: author.id, ...place, ...written })
    .returning();
  return made?.id ?? "";
}

/** Ana wrote a page; Bea wrote one and offers to read. */
async function anaAndBea(db: Db) {
  const [ana, bea, femi] = [await join(db, "ana"), await join(db, "bea"), await join(db, "femi")];
  const [page, beas] = [await aPage(db, ana), await aPage(db, bea)];
  expect(await setOffer(db, bea, beas, true, catalog)).toBe("done");
  return { ana, bea, femi, page, beas };
}

const choices = async (db: Db, author: Person, reflectionId: string) =>
  (await listPossibleReaders(db, author.id, { course, reflectionId })).map(({ id }) => id);

/** In the order of the alphabet: in a test's transaction all have the same moment. */
const answersOf = async (db: Db, page: string, chosenId?: string) =>
  (await listReplies(db, page, chosenId)).map(({ text }) => text).sort();

const told = async (db: Db, kind: string) =>
  (await db.execute<{ id: string }>(sql`select person_id as id from notifications where kind = ${kind}`)).map(
    ({ id }) => id,
  );

test("the chosen reader, and nobody else, reads a private page and answers it, until it is taken back", () =>
  inDatabase(async (db) => {
    const { ana, bea, femi, page } = await anaAndBea(db);
    expect(await findReflection(db, page, bea)).toBeNull();
    expect(await askReader(db, ana, page, bea.id, catalog)).toBe("done");
    expect(await told(db, "reader_asked")).toEqual([bea.id]);
    expect((await findReflection(db, page, bea))?.text).toBe("Measure: regular attendance");
    expect(await findReflection(db, page, femi)).toBeNull();
    expect((await listSharedReflections(db, bea, 1)).total).toBe(0);
    const asRule = { personId: ana.id, visibility: "private", chosenReaderId: bea.id } as const;
    expect([bea, femi].map((reader) => canReadReflection(reader, asRule, []))).toEqual([true, false]);

    expect(await listAskedOf(db, bea.id)).toMatchObject([{ reflectionId: page, isAnswered: false }]);
    expect(await replyToReflection(db, bea, page, { text: "Clear. Of how many?", passage: "" })).toBe("done");
    expect(await listAskedOf(db, bea.id)).toMatchObject([{ isAnswered: true }]);
    expect((await listReadings(db, page)).map(({ answeredAt }) => answeredAt !== null)).toEqual([true]);
    expect(await replyToReflection(db, ana, page, { text: "Of 310.", passage: "" })).toBe("done");
    expect(await told(db, "reading_answered")).toEqual([bea.id]);

    expect(await endReading(db, ana, page)).toBe("done");
    expect(await endReading(db, ana, page)).toBe("missing");
    expect(await findReflection(db, page, bea)).toBeNull();
    expect(await replyToReflection(db, bea, page, { text: "One more.", passage: "" })).toBe("missing");
    expect(await answersOf(db, page)).toEqual(["Clear. Of how many?", "Of 310."]);
  }));

test("a reader reads their own answers and the author's, and no coach's", () =>
  inDatabase(async (db) => {
    const { ana, bea, page } = await anaAndBea(db);
    const cora = await join(db, "cora", { grants: [{ role: "coach" }] });
    await db.update(reflections).set({ visibility: "coach" }).where(eq(reflections.id, page));
    await askReader(db, ana, page, bea.id, catalog);
    for (const [who, text] of [
      [cora, "From the coach"],
      [bea, "From the reader"],
      [ana, "From the author"],
    ] as const)
      await replyToReflection(db, who, page, { text, passage: "" });
    expect(await answersOf(db, page, bea.id)).toEqual(["From the author", "From the reader"]);
    expect(await answersOf(db, page)).toEqual(["From the author", "From the coach", "From the reader"]);
  }));

test("only people whom the page offers can be asked, one at a time, and only about a course's page", () =>
  inDatabase(async (db) => {
    const { ana, bea, femi, page, beas } = await anaAndBea(db);
    expect(await choices(db, ana, page)).toEqual([bea.id]);
    expect(await choices(db, bea, beas)).toEqual([]);
    expect(await askReader(db, ana, page, femi.id, catalog)).toBe("not-offered");
    expect(await askReader(db, ana, page, ana.id, catalog)).toBe("not-offered");
    expect(await askReader(db, femi, page, bea.id, catalog)).toBe("missing");
    const reflection = await aPage(db, ana, { promptId: "notice" });
    expect(await askReader(db, ana, reflection, bea.id, catalog)).toBe("missing");
    expect(await setOffer(db, ana, reflection, true, catalog)).toBe("missing");
    expect(await askReader(db, femi, await aPage(db, femi, { text: " " }), bea.id, catalog)).toBe("empty");
    expect(await askReader(db, ana, page, bea.id, catalog)).toBe("done");
    expect(await askReader(db, ana, page, bea.id, catalog)).toBe("already");
    await db.update(people).set({ erasureDueAt: new Date() }).where(eq(people.id, ana.id));
    expect(await findReflection(db, page, bea)).toBeNull();
    expect(await listAskedOf(db, bea.id)).toEqual([]);
  }));

test("whoever declined is not offered again, and whoever has three pages waiting is not offered to others", () =>
  inDatabase(async (db) => {
    const { ana, bea, page } = await anaAndBea(db);
    await askReader(db, ana, page, bea.id, catalog);
    expect(await endReading(db, bea, page)).toBe("done");
    expect(await told(db, "reader_declined")).toEqual([ana.id]);
    expect(await choices(db, ana, page)).toEqual([]);
    for (const name of ["cora", "dana", "ines"] as const) {
      const author = await join(db, name);
      expect(await askReader(db, author, await aPage(db, author), bea.id, catalog)).toBe("done");
    }
    const femi = await join(db, "femi");
    const femis = await aPage(db, femi);
    expect(await choices(db, femi, femis)).toEqual([]);
    const [first] = await listAskedOf(db, bea.id);
    await replyToReflection(db, bea, first?.reflectionId ?? "", { text: "Clear.", passage: "" });
    expect(await choices(db, femi, femis)).toEqual([bea.id]);
  }));

test("instructors of a run that the author is registered for come first", () =>
  inDatabase(async (db) => {
    const { ana, bea, femi, page } = await anaAndBea(db);
    const cora = await join(db, "cora");
    const [run] = await db
      .insert(trainingRuns)
      .values({
        ...{ offeringKind: "course", offeringSlug: course.slug, courseLessons: [], workAsked: "" },
        ...{
          title: "Numbers",
          format: "self_paced",
          timeZone: "America/Los_Angeles",
          capacity: 20,
          startsAt: new Date("2026-11-02T17:00:00Z"),
          endsAt: new Date("2026-12-18T01:00:00Z"),
        },
      })
      .returning();
    const runId = run?.id ?? "";
    const instructor = { name: "Cora", qualification: "Data coach", position: 1 };
    await db.insert(trainingRunFacilitators).values({ runId, personId: cora.id, ...instructor });
    expect(await choices(db, ana, page)).toEqual([bea.id]);
    await db.insert(trainingRegistrations).values({ runId, personId: ana.id, state: "registered" });
    expect(await choices(db, ana, page)).toEqual([cora.id, bea.id]);
    expect(await choices(db, femi, await aPage(db, femi))).toEqual([bea.id]);
    expect(await askReader(db, ana, page, cora.id, catalog)).toBe("done");
    expect(await listReadings(db, page)).toMatchObject([{ readerId: cora.id, isInstructor: true }]);
  }));

test("a new offer is news to those who offer and look for a reader", () =>
  inDatabase(async (db) => {
    const { ana, bea, page } = await anaAndBea(db);
    await setOffer(db, ana, page, true, catalog);
    await setOffer(db, ana, page, true, catalog);
    expect(await told(db, "reading_offered")).toEqual([bea.id]);
    await setOffer(db, ana, page, false, catalog);
    expect(await findOffer(db, ana.id, course.id)).toBe("none");
  }));

test("a report ends the reading, shows administrators the answers and not the page, and can end what a person offers", () =>
  inDatabase(async (db) => {
    const { ana, bea, femi, page, beas } = await anaAndBea(db);
    const ines = await join(db, "ines", { grants: [{ role: "administrator" }] });
    await askReader(db, ana, page, bea.id, catalog);
    await replyToReflection(db, bea, page, { text: "Something unkind", passage: "" });
    expect(await reportReading(db, femi, page, "Not mine")).toBe("missing");
    expect(await reportReading(db, ana, page, "  ")).toBe("empty");
    expect(await reportReading(db, ana, page, "x".repeat(1_001))).toBe("too-long");
    expect(await reportReading(db, ana, page, "It was unkind")).toBe("done");
    expect(await findReflection(db, page, bea)).toBeNull();
    const [report] = await listReportedReadings(db);
    expect(report).toMatchObject({ report: "It was unkind", answers: ["Something unkind"] });
    expect(JSON.stringify(report)).not.toContain("regular attendance");
    expect(await decideReport(db, ines, report?.id ?? "", "removed")).toBe("done");
    expect(await decideReport(db, ines, report?.id ?? "", "kept")).toBe("missing");
    expect(await listReplies(db, page)).toEqual([]);
    expect(await findOffer(db, bea.id, course.id)).toBe("closed");
    expect(await setOffer(db, bea, beas, true, catalog)).toBe("closed");
    await setOffer(db, bea, beas, false, catalog);
    expect(await db.$count(readingOffers)).toBe(1);
    expect(await db.$count(notifications, eq(notifications.personId, ines.id))).toBe(0);
  }));

test("what a reader reports shows administrators none of the page and no answer", () =>
  inDatabase(async (db) => {
    const { ana, bea, page } = await anaAndBea(db);
    await askReader(db, ana, page, bea.id, catalog);
    await replyToReflection(db, bea, page, { text: "Please take the names out", passage: "" });
    await reportReading(db, bea, page, "Names of children");
    expect(await listReportedReadings(db)).toMatchObject([{ report: "Names of children", answers: [] }]);
  }));
