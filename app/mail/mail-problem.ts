import * as m from "#app/messages/catalog.ts";

/** A mail's last problem in our own words where it is a common one; the mail server's code otherwise. */
export function mailProblemInWords(problem: string): string {
  const [code = "", answer] = problem.split(" ");
  const words = m.adminMailProblem({ code });
  return answer ? m.adminMailProblemAnswer({ words, answer }) : words;
}
