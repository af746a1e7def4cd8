import type { LessonCycle } from "../own-cycle.server.ts";
import { OwnCycleContext } from "../own-cycle.ts";
import { CycleStep } from "./cycle-step.tsx";

const none = { revision: 0, texts: {} };

/** An invented cycle. */
const cycle: LessonCycle = {
  ...{ id: "sample", title: "Greeting at the door", number: 1, isLocked: false, decision: null, state: "planning" },
  questions: [{ position: 1, question: "How many are greeted by name?", prediction: "About 15 of 22." }],
  ...{ measures: [], series: [], entries: [], entryKey: "sample", savedAt: "Monday, March 2, 2026 at 8:30 AM PST" },
  texts: {
    plan: { revision: 1, texts: { change: "Greet each child by name at the door." } },
    do: none,
    study: none,
    act: none,
  },
};

/** The plan of an invented cycle. */
export function CycleStepSample() {
  const own = { personId: "sample", newId: "sample", today: "2026-03-02", others: [], cycle };
  return (
    <OwnCycleContext.Provider value={own}>
      <CycleStep step="plan" />
    </OwnCycleContext.Provider>
  );
}
