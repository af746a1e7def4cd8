import type { Db } from "#db/client.server.ts";
import {
  artifactEvents,
  artifactOwners,
  artifacts,
  inquiryCycles,
  inquiryMembers,
  instrumentAnswers,
  instrumentParticipants,
  instrumentRuns,
  people,
} from "#db/schema/index.ts";
import { chanceFrom } from "#db/seed/random.ts";

const template = { key: "note", title: "A note", purpose: "", weeks: [], fields: [], rubric: [] };

/** Work and cycles of these people, done in the quarter or a minute beside it. */
export async function seedOutcomes(db: Db, persons: { id: string }[], moments: readonly string[]): Promise<void> {
  const chance = chanceFrom("outcomes");
  const decisions = ["adopt", "adapt", "adapt", "abandon"] as const;
  const cycles = await db
    .insert(inquiryCycles)
    .values(
      decisions.map((decision, at) => ({
        ...{ lineId: crypto.randomUUID(), title: "A cycle", decision, decidedAt: new Date(moments[at] ?? "") },
      })),
    )
    .returning();
  const members = persons.flatMap(({ id: personId }) =>
    cycles
      .filter(() => chance.happens(0.4))
      .map(({ id: cycleId }) => ({
        cycleId,
        personId,
        joinedAt: chance.happens(0.8) ? new Date(moments[1] ?? "") : null,
      })),
  );
  await db.insert(inquiryMembers).values(members);
  const works = await db
    .insert(artifacts)
    .values(persons.map(() => ({ templateKey: "note", title: "A note", template })))
    .returning();
  await db
    .insert(artifactOwners)
    .values(works.map(({ id }, at) => ({ artifactId: id, personId: persons[at]?.id ?? "" })));
  const events = works.flatMap(({ id: artifactId }) =>
    (["submit", "return", "accept"] as const)
      .slice(0, chance.whole(0, 3))
      .map((event, number) => ({ artifactId, number, event, revision: 1, happenedAt: new Date(chance.pick(moments)) })),
  );
  await db.insert(artifactEvents).values(events);
}

/** The outcomes of each person's work and cycles, as keys of groups, for moments that `isIn` accepts. */
export async function outcomesByPerson(db: Db, isIn: (moment: Date) => boolean): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  const add = (personId: string, key: string) => found.set(personId, [...(found.get(personId) ?? []), key]);
  const decided = new Map((await db.select().from(inquiryCycles)).map((row) => [row.id, row]));
  for (const { cycleId, personId, joinedAt } of await db.select().from(inquiryMembers)) {
    const cycle = decided.get(cycleId);
    if (joinedAt && cycle?.decidedAt && isIn(cycle.decidedAt)) add(personId, `cycles ${cycle.decision}`);
  }
  const owners = new Map((await db.select().from(artifactOwners)).map((row) => [row.artifactId, row.personId]));
  for (const { artifactId, event, happenedAt } of await db.select().from(artifactEvents)) {
    if (isIn(happenedAt)) add(owners.get(artifactId) ?? "", `artifacts ${event}`);
  }
  return found;
}

const heard = {
  ...{ key: "heard", kind: "scale" as const, question: "I felt heard.", isOptional: false, notOnScale: null },
  options: ["No", "Rather not", "Rather", "Yes"],
};

/** Sendings of an evaluation with 12, 9 and 11 answers: the second has too few, the third ended after the quarter. */
export async function seedSurvey(db: Db): Promise<void> {
  const chance = chanceFrom("survey");
  const definition = {
    ...{ slug: "evaluation", title: "Evaluation", kind: "evaluation" as const, isLinked: false, minutes: 2 },
    ...{ purpose: "", intro: "", language: "en", items: [heard], sources: [], problem: null },
  };
  const asked = await db.select({ personId: people.id }).from(people).orderBy(people.email).limit(20);
  for (const [closesOn, count] of [
    ["2026-10-31", 12],
    ["2026-12-31", 9],
    ["2027-01-01", 11],
  ] as const) {
    const about = { courseId: `course ${closesOn}`, about: "A course", slug: "evaluation", opensOn: "2026-10-01" };
    const [run] = await db
      .insert(instrumentRuns)
      .values({ ...about, definition, closesOn })
      .returning();
    const runId = run?.id ?? "";
    await db
      .insert(instrumentParticipants)
      .values(asked.map(({ personId }, at) => ({ runId, personId, hasAnswered: at < count })));
    await db
      .insert(instrumentAnswers)
      .values(Array.from({ length: count }, () => ({ runId, answers: { heard: chance.whole(0, 3) } })));
  }
}

/** The average of the first sending alone, and how many of those who were asked in the quarter answered. */
export async function recomputedSurvey(db: Db): Promise<{ mean: number; rate: number }> {
  const first = (await db.select().from(instrumentRuns)).find(({ closesOn }) => closesOn === "2026-10-31");
  const answers = (await db.select().from(instrumentAnswers)).filter(({ runId }) => runId === first?.id);
  const sum = answers.reduce((sum, row) => sum + Number(row.answers.heard) + 1, 0);
  return { mean: Math.round((10 * sum) / answers.length) / 10, rate: Math.round((100 * (12 + 9)) / 40) };
}
