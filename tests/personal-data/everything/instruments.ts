import { answerInstrument } from "#app/instruments/answering.server.ts";
import { anInstrument, askedInstrument } from "#tests/instruments/asked.ts";
import type { Sample, World } from "./world.ts";

const traces = {
  exitTicket: "A quokka would slow us down",
};

export const instrumentsSample: Sample = { traces, use: answer };

async function answer({ db, person, cohortId }: World) {
  const run = await askedInstrument(db, cohortId, anInstrument({ slug: "readiness", isLinked: true }));
  await answerInstrument(db, person, run, { pace: 1, words: traces.exitTicket });
}
