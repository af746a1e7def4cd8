import { askedInstrument } from "#tests/instruments/asked.ts";
import { only, signedIn } from "./answers.ts";
import { domainRows, type World } from "./rows.ts";

export const instrumentsRows = domainRows(prepare, {
  // A post asks a person who has finished the course; nobody here has.
  "courses/:course/evaluation": {
    at: () => "/courses/numbers/evaluation",
    get: only(["lead", "admin"], 200),
    post: { form: {}, answers: only([], 404) },
  },
  "cohorts/:cohort/instruments": {
    at: ({ cohortId }) => `/cohorts/${cohortId}/instruments`,
    get: only(["coach"], 200),
    post: { form: {}, answers: only(["coach"], 422) },
  },
  instruments: { at: () => "/instruments", get: signedIn(200) },
  "instruments/:instrument": {
    at: ({ runId }) => `/instruments/${runId}`,
    get: only(["owner", "mate"], 200),
    post: { form: {}, answers: only(["owner", "mate"], 422) },
  },
  // A post closes the questionnaire.
  "instruments/:instrument/results": {
    at: ({ runId }) => `/instruments/${runId}/results`,
    get: only(["coach"], 200),
    post: { form: {}, answers: only(["coach"], 303) },
  },
});

async function prepare({ db, cohortId }: World) {
  return { runId: await askedInstrument(db, cohortId) };
}
