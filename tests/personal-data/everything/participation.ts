import * as schema from "#db/schema/index.ts";
import type { Sample, World } from "./world.ts";

const traces = { detail: "Quokka heritage" };

export const participationSample: Sample = { traces, use: tellAboutThemselves };

/** A person answers the questions about themselves and asks for the monthly mail. */
async function tellAboutThemselves({ db, me }: World) {
  await db.insert(schema.demographicAsks).values({ personId: me, version: 1 });
  await db.insert(schema.demographicAnswers).values([
    {
      personId: me,
      question: "race",
      state: "answered",
      choices: ["other"],
      details: { other: traces.detail },
      version: 1,
    },
    { personId: me, question: "gender", state: "declined", version: 1 },
  ]);
  await db.insert(schema.participationMailings).values({ personId: me, sentOn: "2026-11-01" });
}
