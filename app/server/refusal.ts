/** Why the application cannot start, in a sentence for the person who started it. */
export class Refusal extends Error {}

/** Prints an error: its sentence if it is a Refusal, the whole stack otherwise. */
export function printFailure(error: unknown): void {
  const words = error instanceof Refusal ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`\n${words}\n`);
}
