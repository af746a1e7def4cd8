import { sql } from "drizzle-orm";
import { boolean, index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { readingEnds, reportDecisions } from "#app/learning/readers/reading.ts";
import { moment, oneOf } from "./columns.ts";
import { people } from "./identity.ts";
import { reflections } from "./learning.ts";

const byPerson = () => uuid().references(() => people.id, { onDelete: "set null" });
const ofPerson = () =>
  uuid()
    .notNull()
    .references(() => people.id, { onDelete: "cascade" });

/** People who offer to read a colleague's page of a course that they wrote such a page in themselves. */
export const readingOffers = pgTable(
  "reading_offers",
  {
    personId: ofPerson(),
    courseId: text().notNull(),
    since: moment().notNull().defaultNow(),
    /** When an administrator closed it after a report; its person cannot open it again. */
    closedAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.courseId] }),
    index("reading_offers_by_course").on(table.courseId, table.since).where(sql`${table.closedAt} is null`),
  ],
);

/** A reader whom the author of a reflection chose, until one of them ends it. */
export const reflectionReaders = pgTable(
  "reflection_readers",
  {
    id: uuid().primaryKey().defaultRandom(),
    reflectionId: uuid()
      .notNull()
      .references(() => reflections.id, { onDelete: "cascade" }),
    readerId: ofPerson(),
    /** Chosen as an instructor of a run of the course, rather than as a fellow learner. */
    isInstructor: boolean().notNull(),
    askedAt: moment().notNull().defaultNow(),
    endedAt: moment(),
    /** How it ended; null while the reader may read. */
    ending: text({ enum: readingEnds }),
    reportedBy: byPerson(),
    /** What the person who reported it wrote to the administrators. */
    report: text().notNull().default(""),
    decision: text({ enum: reportDecisions }),
    decidedBy: byPerson(),
    decidedAt: moment(),
  },
  (table) => [
    oneOf("reflection_readers_ending_check", table.ending, readingEnds),
    oneOf("reflection_readers_decision_check", table.decision, reportDecisions),
    // One reader at a time.
    uniqueIndex("reflection_readers_open_key").on(table.reflectionId).where(sql`${table.endedAt} is null`),
    index("reflection_readers_by_reflection").on(table.reflectionId, table.askedAt.desc()),
    index("reflection_readers_by_reader").on(table.readerId, table.askedAt.desc()),
    index("reflection_readers_reported")
      .on(table.endedAt)
      .where(sql`${table.ending} = 'reported' and ${table.decision} is null`),
    index("reflection_readers_by_reporter").on(table.reportedBy),
    index("reflection_readers_by_decider").on(table.decidedBy),
  ],
);
