import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import * as data from "#app/personal-data-part/part.ts";

const answers = z
  .record(z.string(), z.union([z.number(), z.array(z.number()), z.string()]))
  .describe("By question: the number of an option, counted from 0; several of them; or words.");
const nobodys = "an instrument's wording and dates, about nobody";

/** The personal data of instruments. */
export const instrumentData = data.part({
  tables: {
    instrument_runs: {
      erasure: { by: "nobody", because: nobodys },
      columns: data.ours(
        "id",
        "cohort_id",
        "training_run_id",
        "course_id",
        "about",
        "slug",
        "definition",
        "opens_on",
        "closes_on",
        "created_at",
        "sent_at",
        "closed_at",
      ),
    },
    instrument_participants: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.exported("instruments", "run_id", "has_answered"),
      },
    },
    instrument_answers: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.exported("instruments", "answers", "run_id"),
        ...data.ours("id"),
      },
    },
  },
  merge: {
    instrument_participants: { person_id: "moved" },
    instrument_answers: { person_id: "moved" },
  },
  retention: {},
  sections: {
    instruments: data.section(
      "Questionnaires you were asked to answer. Answers that are kept without a name are not here: nobody knows whose they are.",
      {
        runId: z.uuid(),
        title: z.string(),
        about: data.words.describe("The cohort, training or course that it asked about."),
        hasAnswered: z.boolean(),
        answers: answers.nullable().describe("Null where there is no answer, or where it is kept without a name."),
      },
    ),
  },
  titles: { instruments: m.instrumentsDataSectionInstruments },
  labels: {
    about: m.instrumentsDataFieldAbout,
    hasAnswered: m.instrumentsDataFieldHasAnswered,
    answers: m.instrumentsDataFieldAnswers,
    runId: null,
  },
});
