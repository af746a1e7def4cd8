/**
 * Who sends the request: a visitor, and one person for each role. The owner wrote the reflection, in a cohort that the
 * coach coaches and that the former member has left.
 */
export const visitors = [
  "nobody",
  "owner",
  "mate",
  "former",
  "stranger",
  "coach",
  "otherCoach",
  "lead",
  "admin",
  "manager",
] as const;
export type Visitor = (typeof visitors)[number];
export type Answers = Record<Visitor, number>;

export function answers(of: (visitor: Visitor) => number): Answers {
  const all = visitors.map((visitor) => [visitor, of(visitor)] as const);
  return Object.fromEntries(all) as Answers;
}

export const everybody = (status: number): Answers => answers(() => status);
export const signedIn = (status: number): Answers => ({ ...everybody(status), nobody: 303 });
export const only = (who: Visitor[], status: number): Answers => ({
  ...answers((visitor) => (who.includes(visitor) ? status : 404)),
  nobody: 303,
});

/** The address takes no requests of this method. */
export const unchanged = 405;

/** The id of nothing. */
export const nothing = "00000000-0000-4000-8000-000000000000";

/** To whom the pages of the owner's cohort are open. */
export const inCohort: Visitor[] = ["owner", "mate", "coach", "lead", "admin"];

/** To whom what its members write is open: leads see counts elsewhere, never what was said. */
export const wordsOfCohort: Visitor[] = ["owner", "mate", "coach"];

/** The people who run it. */
export const runningCohort: Visitor[] = ["coach", "lead", "admin"];
