import { eq } from "drizzle-orm";
import * as schema from "#db/schema/index.ts";
import type { Sample, World } from "./world.ts";

const traces = {
  summary: "We counted quokkas by the door",
  evidence: "Six quokkas waited",
  messageBody: "May I bring a quokka tomorrow",
};

export const coachingLogSample: Sample = { traces, use: beCoached };

async function beCoached({ db, cohortId, me, colleague }: World) {
  const { summary, evidence, messageBody: body } = traces;
  const met = { cohortId, kind: "one-to-one", beganAt: new Date(), minutes: 30, mode: "phone" } as const;
  const tags = { focus: ["data"], strategies: ["model"], barriers: ["time"] };
  const [contact] = await db
    .insert(schema.coachingContacts)
    .values([
      { ...met, ...tags, language: "so", source: "feedback", about: "a piece of work", summary, recordedBy: me },
      { ...met, recordedBy: colleague },
    ])
    .returning();
  const contactId = contact?.id ?? "";
  await db.insert(schema.contactPeople).values([me, colleague].map((personId) => ({ contactId, personId })));
  const [goal] = await db.select().from(schema.goals).where(eq(schema.goals.personId, me));
  await db.insert(schema.contactGoals).values({ contactId, goalId: goal?.id ?? "" });
  const seen = { cohortId, observedOn: "2026-10-01", question: "What helped?", seenAt: new Date() };
  await db.insert(schema.coachingObservations).values([
    { ...seen, personId: me, coachId: colleague, evidence: "Three herons waited." },
    { ...seen, personId: colleague, coachId: me, evidence },
  ]);
  await db.insert(schema.threadMessages).values([
    { cohortId, personId: me, authorId: me, body },
    { cohortId, personId: colleague, authorId: me, body },
    { cohortId, personId: me, authorId: colleague, body: "Of course." },
  ]);
  await db.insert(schema.nudges).values([
    { cohortId, personId: me, sentBy: colleague },
    { cohortId, personId: colleague, sentBy: me },
  ]);
  const shared = await db.select().from(schema.reflections).where(eq(schema.reflections.personId, colleague));
  await db
    .insert(schema.reflectionMarks)
    .values(shared.map(({ id, revision }) => ({ readerId: me, reflectionId: id, revision })));
}
