import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import * as data from "#app/personal-data-part/part.ts";

export const coachingData = data.part({
  tables: {
    coaching_contacts: {
      erasure: {
        by: "words",
        because: "The log of a cohort counts for everybody in it; the coach's summary and name are removed.",
      },
      columns: {
        ...data.ours("id", "meeting_id", "client_key", "source", "about"),
        ...data.owner("recorded_by"),
        ...data.exported("contacts", "kind", "began_at", "minutes", "mode", "focus", "strategies", "barriers"),
        ...data.exported("contacts", "language", "summary", "created_at"),
        cohort_id: data.exportedAs("contacts", "cohort"),
      },
    },
    contact_people: {
      erasure: data.goes("person_id"),
      columns: { ...data.owner("person_id"), ...data.ours("contact_id") },
    },
    contact_goals: {
      erasure: { by: "parent", table: "goals" },
      columns: data.ours("contact_id", "goal_id"),
    },
    coaching_observations: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id", "coach_id"),
        ...data.ours("id"),
        ...data.exported("observations", "observed_on", "evidence", "created_at"),
        seen_at: data.exportedAs("observations", "readByThemAt"),
        question: data.exportedAs("observations", "askedQuestion"),
        cohort_id: data.exportedAs("observations", "cohort"),
      },
    },
    thread_messages: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id", "author_id"),
        ...data.ours("id", "client_key"),
        ...data.exported("threadMessages", "body", "sent_at"),
        cohort_id: data.exportedAs("threadMessages", "cohort"),
      },
    },
    nudges: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id", "sent_by"),
        ...data.ours("id"),
        ...data.exported("nudges", "sent_at"),
        cohort_id: data.exportedAs("nudges", "cohort"),
      },
    },
    reflection_marks: {
      erasure: data.goes("reader_id"),
      columns: { ...data.owner("reader_id"), ...data.ours("reflection_id", "revision", "read_at") },
    },
  },
  merge: {
    coaching_contacts: { recorded_by: "moved" },
    contact_people: { person_id: "moved" },
    coaching_observations: { person_id: "moved", coach_id: "moved" },
    thread_messages: { person_id: "moved", author_id: "moved" },
    nudges: { person_id: "moved", sent_by: "moved" },
    reflection_marks: { reader_id: "moved" },
  },
  retention: {},
  sections: {
    contacts: data.section("The coaching log: contacts that you took part in or recorded.", {
      cohort: z.string(),
      kind: z.string(),
      beganAt: data.moment,
      minutes: z.number(),
      mode: z.string(),
      focus: z.array(z.string()),
      strategies: z.array(z.string()),
      barriers: z.array(z.string()),
      language: z.string().nullable(),
      summary: data.words,
      createdAt: data.moment,
    }),
    observations: data.section("What coaches observed of your work, and what you observed of others' work.", {
      cohort: z.string(),
      observedOn: data.day,
      isOfYou: z.boolean(),
      evidence: z.string(),
      askedQuestion: z.string(),
      createdAt: data.moment,
      readByThemAt: data.past,
    }),
    threadMessages: data.section("Your messages with your coaches, and those that you wrote as a coach.", {
      cohort: z.string(),
      isMine: z.boolean(),
      body: z.string(),
      sentAt: data.moment,
    }),
    nudges: data.section("When a coach wrote to you because you had been quiet, and when you did.", {
      cohort: z.string(),
      isToYou: z.boolean(),
      sentAt: data.moment,
    }),
  },
  titles: {
    contacts: m.coachingDataSectionContacts,
    observations: m.coachingDataSectionObservations,
    threadMessages: m.coachingDataSectionThreadMessages,
    nudges: m.coachingDataSectionNudges,
  },
  labels: {
    beganAt: m.coachingDataFieldBeganAt,
    mode: m.coachingDataFieldMode,
    focus: m.coachingDataFieldFocus,
    strategies: m.coachingDataFieldStrategies,
    barriers: m.coachingDataFieldBarriers,
    summary: m.coachingDataFieldSummary,
    observedOn: m.coachingDataFieldObservedOn,
    isOfYou: m.coachingDataFieldIsOfYou,
    evidence: m.coachingDataFieldEvidence,
    askedQuestion: m.coachingDataFieldAskedQuestion,
    readByThemAt: m.coachingDataFieldReadByThemAt,
    isMine: m.coachingDataFieldIsMine,
    body: m.coachingDataFieldBody,
    sentAt: m.coachingDataFieldSentAt,
    isToYou: m.coachingDataFieldIsToYou,
  },
});
