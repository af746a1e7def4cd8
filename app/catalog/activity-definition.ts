import type { ActivityDefinition, ActivityField } from "./activity.ts";
import { property } from "./lesson-component.ts";

/** The prompt of one activity. */
export const activity = (
  name: string,
  question: string,
  fields: ActivityField[],
  rules: Pick<ActivityDefinition, "isRanking" | "canBeEmpty"> = {},
): ActivityDefinition => ({ kind: "activity", component: name, question, fields, ...rules });

/** The property that every activity has, for the gallery. */
export const question = property("question", "text", true, "What you ask.");
