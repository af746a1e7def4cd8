import { z } from "zod";
import { component, property } from "./lesson-component.ts";
import { cycleStepExample } from "./lesson-component-examples.ts";

const cycleStepProps = z.strictObject({ step: z.enum(["plan", "do", "study", "act"]) });

/** Browsers get only the type. */
export type CycleStepProps = z.infer<typeof cycleStepProps>;

/** Drawn by inquiry, which the lesson's route hands in. */
export const cycleStepComponent = component({
  name: "CycleStep",
  summary: "A step of the learner's own cycle of inquiry, to fill in here; it starts a cycle for those who have none.",
  props: cycleStepProps,
  properties: [property("step", "text", true, "plan, do, study or act. Use each at most once in a lesson.")],
  example: cycleStepExample,
});
