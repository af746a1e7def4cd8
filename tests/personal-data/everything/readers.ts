import { eq } from "drizzle-orm";
import { readingOffers, reflectionReaders, reflections } from "#db/schema/index.ts";
import { course } from "./course.ts";
import type { Sample, World } from "./world.ts";

const traces = { readingReport: "the quokkas were named in it" };

export const readersSample: Sample = { traces, use: readAndBeRead };

/** Each reads a page of the other; the person reported the page that they were asked to read. */
async function readAndBeRead({ db, me, colleague, admin }: World) {
  for (const personId of [me, colleague])
    await db.insert(readingOffers).values({ personId, courseId: course.id, closedAt: new Date() });
  const pageOf = async (personId: string) => {
    const [page] = await db.select().from(reflections).where(eq(reflections.personId, personId)).limit(1);
    return page?.id ?? "";
  };
  await db.insert(reflectionReaders).values([
    { reflectionId: await pageOf(me), readerId: colleague, isInstructor: false },
    {
      ...{ reflectionId: await pageOf(colleague), readerId: me, isInstructor: false, ending: "reported" as const },
      ...{ endedAt: new Date(), reportedBy: me, report: traces.readingReport, decision: "kept" as const },
      ...{ decidedBy: admin, decidedAt: new Date() },
    },
  ]);
}
