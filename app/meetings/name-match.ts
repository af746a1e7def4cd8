import { fold } from "#app/search/fold.ts";
import type { FileParticipant } from "./participant-file.ts";

type Known = { personId: string; name: string; email: string };

/**
 * Who a participant of a file probably is: the same address, the same name, the same words in another order or with a
 * device or a middle name added, or the one person whose first name and initial fit. Null when nobody or several fit;
 * the coach chooses then.
 */
export function matchParticipant(
  participant: Pick<FileParticipant, "name" | "originalName" | "email">,
  people: readonly Known[],
): string | null {
  const byEmail = people.find(({ email }) => participant.email !== null && email.toLowerCase() === participant.email);
  if (byEmail) return byEmail.personId;
  for (const name of [participant.name, participant.originalName]) {
    if (!name) continue;
    const typed = wordsOf(name);
    const fits = [
      people.filter((person) => wordsOf(person.name).join(" ") === typed.join(" ")),
      people.filter((person) => wordsOf(person.name).every((word) => typed.includes(word))),
      people.filter((person) => isShortFor(typed, wordsOf(person.name))),
    ].find((found) => found.length > 0);
    if (fits?.length === 1) return fits[0]?.personId ?? null;
  }
  return null;
}

/** "Ana", "Ana R.", "A. Reyes" or "Ana's iPhone" for "Ana Reyes". */
function isShortFor(typed: string[], [first = "", ...rest]: string[]): boolean {
  const [one = "", two] = typed.filter((word) => !devices.has(word));
  const last = rest.at(-1) ?? "";
  if (two === undefined) return one === first;
  if (one === first) return last.startsWith(two);
  return one.length === 1 && first.startsWith(one) && two === last;
}

const devices = new Set(["iphone", "ipad", "phone", "mobile", "laptop", "tablet", "android", "samsung", "galaxy", "s"]);

function wordsOf(name: string): string[] {
  return fold(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}
