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

const scale = {
  ...{ kind: "scale" as const, isOptional: false, notOnScale: null },
  options: ["No", "Rather not", "Rather", "Yes"],
};
const questionnaires = {
  evaluation: { ...scale, key: "heard", question: "I felt heard." },
  pre: { ...scale, key: "sure", question: "I can read a chart with a colleague." },
  post: { ...scale, key: "sure", question: "I can read a chart with a colleague." },
  "follow-up": { ...scale, key: "changed", question: "I do something differently." },
};
type Questionnaire = keyof typeof questionnaires;

/** Their last days, the moment at which somebody closed one before, and how many answered. */
const sendings: [Questionnaire, string, number, string?][] = [
  ["evaluation", "2026-10-31", 12],
  ["evaluation", "2026-12-31", 9],
  ["evaluation", "2027-01-01", 11],
  ["pre", "2026-10-15", 14],
  ["post", "2026-12-20", 13],
  ["post", "2027-01-31", 11, "2027-01-01T07:30:00Z"],
  ["post", "2026-12-31", 16, "2026-09-30T20:00:00Z"],
  ["follow-up", "2026-11-30", 12],
];

/**
 * Sendings of questionnaires: one has too few answers, some ended after the quarter or before it. Two of those that ended
 * in the quarter were closed by somebody, one of them in its last hour on the Pacific coast.
 */
export async function seedSurvey(db: Db): Promise<void> {
  const chance = chanceFrom("survey");
  const asked = await db.select({ personId: people.id }).from(people).orderBy(people.email).limit(20);
  for (const [at, [kind, closesOn, count, closedAt]] of sendings.entries()) {
    const { key } = questionnaires[kind];
    const definition = {
      ...{ slug: kind, title: kind, kind, isLinked: false, minutes: 2 },
      ...{ purpose: "", intro: "", language: "en", items: [questionnaires[kind]], sources: [], problem: null },
    };
    const about = { courseId: `course ${at}`, about: "A course", slug: kind, opensOn: "2026-09-01" };
    const [run] = await db
      .insert(instrumentRuns)
      .values({ ...about, definition, closesOn, closedAt: closedAt ? new Date(closedAt) : null })
      .returning();
    const runId = run?.id ?? "";
    await db
      .insert(instrumentParticipants)
      .values(asked.map(({ personId }, at) => ({ runId, personId, hasAnswered: at < count })));
    await db
      .insert(instrumentAnswers)
      .values(Array.from({ length: count }, () => ({ runId, answers: { [key]: chance.whole(0, 3) } })));
  }
}

/**
 * Of each questionnaire whose sendings ended in the quarter: the average of those with ten answers, how many gave one, and
 * the share of all who were asked that answered.
 */
export async function recomputedSurveys(db: Db, isIn: (moment: Date) => boolean) {
  const runs = (await db.select().from(instrumentRuns)).filter(({ closedAt, closesOn }) =>
    isIn(closedAt ?? new Date(`${closesOn}T20:00:00Z`)),
  );
  const [answers, asked] = [await db.select().from(instrumentAnswers), await db.select().from(instrumentParticipants)];
  return Object.entries(questionnaires).map(([slug, { key }]) => {
    const here = runs.filter((run) => run.slug === slug).map(({ id }) => id);
    const ofRun = (id: string) => answers.filter(({ runId }) => runId === id);
    const told = here
      .filter((id) => ofRun(id).length >= 10)
      .flatMap(ofRun)
      .map((row) => Number(row.answers[key]) + 1);
    const people = asked.filter(({ runId }) => here.includes(runId));
    const mean = told.reduce((sum, step) => sum + step, 0) / told.length;
    const rate = people.filter(({ hasAnswered }) => hasAnswered).length / people.length;
    return {
      ...{ slug, mean: Math.round(10 * mean) / 10, meanOf: told.length },
      ...{ rate: Math.round(100 * rate), rateOf: people.length },
    };
  });
}
