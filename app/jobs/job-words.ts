import * as m from "#app/messages/catalog.ts";
import { jobNames } from "./job.ts";
import { queues } from "./queues.ts";

/** What a kind of job does, as administrators read it. A job that waited longer than its code lived has no name. */
export function jobWords(name: string): string {
  const known = jobNames.find((each) => each === name);
  return known ? queues[known].words() : m.adminJobsOther();
}
