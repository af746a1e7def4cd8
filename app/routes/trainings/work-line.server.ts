import * as m from "#app/messages/catalog.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import type { WorkStep } from "#app/trainings/course-runs/queries/work.server.ts";
import type { WorkLine } from "#app/trainings/ui/work-history.tsx";

/** A step of the work's history as its pages show it, in the reader's zone. */
export const workLine = ({ number, event, text, at, name }: WorkStep, timeZone: string): WorkLine => ({
  ...{ number, event, text, name: name ?? m.courseRunsSomebody(), when: dayAndTimeIn(timeZone, at.toISOString()) },
});
