import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import * as data from "#app/personal-data-part/part.ts";

/** The personal data of readers whom authors choose, and of those who offer to read. */
export const readersData = data.part({
  tables: {
    reading_offers: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.exported("readingOffers", "course_id", "since"),
        closed_at: data.exportedAs("readingOffers", "offerClosedAt"),
      },
    },
    reflection_readers: {
      erasure: data.goes("reader_id"),
      columns: {
        ...data.exported("reflectionReaders", "id", "reflection_id", "ended_at", "ending", "report"),
        asked_at: data.exportedAs("reflectionReaders", "since"),
        reader_id: data.exportedAs("reflectionReaders", "part"),
        reported_by: data.exportedAs("reflectionReaders", "report"),
        ...data.ours("is_instructor", "decision", "decided_at"),
        ...data.others("decided_by"),
      },
    },
  },
  merge: {
    reading_offers: { person_id: "moved" },
    reflection_readers: { reader_id: "moved", reported_by: "moved", decided_by: "moved" },
  },
  retention: {},
  sections: {
    readingOffers: data.section("Courses in which you offer to read a colleague's page.", {
      courseId: z.string(),
      course: data.words,
      since: data.moment,
      offerClosedAt: data.past.describe("When an administrator closed it."),
    }),
    reflectionReaders: data.section("Readers whom you chose for a page, and pages that you were asked to read.", {
      id: z.uuid(),
      reflectionId: z.uuid(),
      course: data.words,
      part: z.string().describe('"author" or "reader": yours in it.'),
      since: data.moment,
      endedAt: data.past,
      ending: z.string().nullable(),
      report: z.string().nullable().describe("What you wrote to the administrators; null for what the other wrote."),
    }),
  },
  titles: {
    readingOffers: m.readersDataSectionReadingOffers,
    reflectionReaders: m.readersDataSectionReflectionReaders,
  },
  labels: {
    offerClosedAt: m.readersDataFieldOfferClosedAt,
    part: m.readersDataFieldPart,
    endedAt: m.readersDataFieldEndedAt,
    ending: m.readersDataFieldEnding,
    report: m.readersDataFieldReport,
  },
});
