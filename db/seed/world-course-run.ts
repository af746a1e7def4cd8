import { and, asc, eq, isNull } from "drizzle-orm";
import { renderer, renderMarkdown } from "#app/discussions/posts/markdown.server.ts";
import { dayOf, daysAfter, homeZone, momentAt } from "#app/time/dates.ts";
import { days, hours } from "#app/time/durations.ts";
import type { Db } from "../client.server.ts";
import { courses, lessons } from "../schema/catalog.ts";
import { discussionPosts } from "../schema/discussion-posts.ts";
import { discussionSpaces, spacePeople } from "../schema/discussion-spaces.ts";
import { discussionRuns, discussionTopics } from "../schema/discussion-topics.ts";
import { lessonFacts } from "../schema/learning.ts";
import { courseRunWork, trainingRegistrations } from "../schema/training-registrations.ts";
import { trainingRunFacilitators, trainingRuns } from "../schema/trainings.ts";
import { idFor } from "./random.ts";
import { demoPeople, personId } from "./world-people.ts";

const slug = "smallest-useful-test";
/** The demo world's run of a self-paced course, and the learner whose work waits for the demo coach. */
export const demoCourseRunId = idFor(`training run ${slug}`);
const [coach, lead, educator] = ["coach", "lead", "educator"].map((role) => personId(`${role}@demo.example`));
const [marisol, selam] = ["Marisol Ibarra", "Selam Tesfaye"].map(
  (name) => demoPeople.find((each) => each.name === name)?.id,
);
const registrationOf = (person = "") => idFor(`registration ${slug} ${person}`);
export const demoCourseRunLearner = registrationOf(marisol);
const spaceId = idFor(`space of ${slug}`);

const work = {
  marisol:
    "Change: two of us greet families at the gate on Mondays, in Spanish and English.\nFor whom: the 14 families who told us that they do not know whom to ask.\nPrediction: at least 4 of them ask us something in the first two Mondays.\nWe stop if anybody feels watched.",
  selam:
    "Change: the attendance letter becomes a phone call in the family's language.\nPrediction: of 10 calls, 6 end with a plan that the family chose.\nWarning sign: families who already get many calls.",
};

/** Invented, like all demo people. */
const talk = [
  {
    by: selam,
    text: "My smallest test is one phone call a day for a week. What would you count, besides who answered?",
  },
  {
    by: marisol,
    text: "I would count whose idea the plan was. We tried it in the fall: 3 of 8 plans were the family's own.",
  },
  {
    by: coach,
    text: "Whose idea it was is a count that could surprise you. Write the prediction down before the first call.",
  },
];

/** A run of a course that began two weeks ago, with work that waits and work that was accepted. */
export async function seedCourseRun(db: Db, now: Date): Promise<void> {
  const [course] = await db
    .select()
    .from(courses)
    .where(and(eq(courses.slug, slug), isNull(courses.retiredAt)));
  if (!course || !coach || !marisol || !selam) return;
  const at = (ago: number) => new Date(now.getTime() - ago * days);
  await seedRun(db, course, now);
  const seats = [educator, marisol, selam].map((person) => ({
    ...{ id: registrationOf(person), runId: demoCourseRunId, personId: person, state: "registered" as const },
    ...{ credit: "clock_hours" as const, createdAt: at(25) },
  }));
  await db.insert(trainingRegistrations).values(seats).onConflictDoNothing();
  const handedIn = { event: "hand_in" as const, number: 1 };
  await db
    .insert(courseRunWork)
    .values([
      { ...handedIn, registrationId: registrationOf(marisol), text: work.marisol, by: marisol, at: at(1) },
      { ...handedIn, registrationId: registrationOf(selam), text: work.selam, by: selam, at: at(4) },
      {
        ...{ registrationId: registrationOf(selam), number: 2, event: "accept" as const, by: coach, at: at(3) },
        text: "The warning sign is the best line: it protects the people who are called most. Try it with three calls first.",
      },
    ])
    .onConflictDoNothing();
  await seedTalk(db, at);
}

async function seedRun(db: Db, { id, title }: typeof courses.$inferSelect, now: Date): Promise<void> {
  const taught = await db
    .select({ id: lessons.id, title: lessons.title, minutes: lessons.minutes, contentVersion: lessons.contentVersion })
    .from(lessons)
    .where(and(eq(lessons.courseId, id), isNull(lessons.retiredAt)))
    .orderBy(asc(lessons.position));
  const today = dayOf(now, homeZone);
  const opened = new Date(now.getTime() - 40 * days);
  await db
    .insert(discussionSpaces)
    .values({ id: spaceId, kind: "invited", title, purpose: `For the learners of “${title}” and their instructor.` })
    .onConflictDoNothing();
  await db
    .insert(trainingRuns)
    .values({
      ...{ id: demoCourseRunId, offeringKind: "course", offeringSlug: slug, title, format: "self_paced", capacity: 20 },
      ...{ summary: "At your own pace over six weeks, with an instructor and others who try a test of their own." },
      ...{ timeZone: homeZone, startsAt: momentAt(daysAfter(today, -14), "00:00", homeZone), createdBy: lead },
      ...{ endsAt: momentAt(daysAfter(today, 29), "00:00", homeZone), publishedAt: opened, cost: "Free", spaceId },
      courseLessons: taught.map(({ id, title, minutes }) => ({ id, title, minutes })),
      workAsked: "A first test on one page: the change, for whom, what you predict, and what would make you stop.",
    })
    .onConflictDoNothing();
  await db
    .insert(trainingRunFacilitators)
    .values({
      ...{ id: idFor(`facilitator ${demoCourseRunId}`), runId: demoCourseRunId, personId: coach, position: 1 },
      ...{ name: "Teresa Quintero", qualification: "Data coach of the learning community" },
    })
    .onConflictDoNothing();
  const done = [marisol, selam].flatMap((person) =>
    taught.slice(0, 4).map(({ id: lessonId, contentVersion }, nth) => ({
      ...{ personId: person ?? "", lessonId, contentVersion, ruleVersion: "demo", how: "marked" as const },
      ...{ sequence: 1, happenedAt: new Date(now.getTime() - (10 - nth) * days) },
    })),
  );
  await db.insert(lessonFacts).values(done).onConflictDoNothing();
}

async function seedTalk(db: Db, at: (ago: number) => Date): Promise<void> {
  const places = [coach, educator, marisol, selam].map((person) => ({
    ...{ spaceId, personId: person ?? "", since: at(14) },
    role: person === coach ? ("facilitator" as const) : ("member" as const),
  }));
  await db.insert(spacePeople).values(places).onConflictDoNothing();
  const topicId = idFor(`topic of ${slug}`);
  const audience = [spaceId];
  const created = { spaceId, audience, createdAt: at(8) };
  await db
    .insert(discussionTopics)
    .values({
      id: topicId,
      kind: "question",
      title: "What would you count?",
      authorId: selam,
      lastPostAt: at(6),
      ...created,
    })
    .onConflictDoNothing();
  const run = { id: idFor(`run of ${topicId}`), topicId, lastNumber: talk.length, ...created };
  await db.insert(discussionRuns).values(run).onConflictDoNothing();
  const posts = talk.map(({ by, text }, nth) => {
    const rendered = renderMarkdown(text);
    if (rendered === "too-much-markup") throw new Error("a seeded post has too much markup");
    const createdAt = new Date(at(8).getTime() + nth * 20 * hours);
    return {
      ...{ id: idFor(`post ${nth} of ${topicId}`), runId: run.id, number: nth + 1, authorId: by, source: text },
      ...{ html: rendered.html, renderer, createdAt, threadAt: createdAt },
    };
  });
  await db.insert(discussionPosts).values(posts).onConflictDoNothing();
}
