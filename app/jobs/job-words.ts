import * as m from "#app/messages/catalog.ts";

/** The name of a kind of job, as administrators read it. */
export function jobWords(name: string): string {
  return m.adminJobsName({ name: name.replaceAll("-", "_") });
}
