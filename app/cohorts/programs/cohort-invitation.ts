import { z } from "zod";
import { noteField, usesOfCode } from "#app/identity/invitations/invitation.ts";
import * as m from "#app/messages/catalog.ts";

/** How many addresses one form invites. */
export const addressesMost = 40;

const addressField = z.email();

export const cohortInvitationSchema = () =>
  z.object({
    emails: z.string(m.cohortsEmailsMissing()).trim().min(1, m.cohortsEmailsMissing()).max(10_000),
    note: noteField(),
  });

export const cohortCodeSchema = () =>
  z.object({
    maxUses: z
      .string(m.cohortsCodeUsesWrong({ most: usesOfCode.most }))
      .trim()
      .regex(/^\d{1,3}$/, m.cohortsCodeUsesWrong({ most: usesOfCode.most }))
      .transform(Number)
      .refine((count) => count >= 1 && count <= usesOfCode.most, m.cohortsCodeUsesWrong({ most: usesOfCode.most })),
  });

/**
 * The addresses in a typed list, divided by lines, commas, semicolons or spaces, each once; `wrong` are those that are
 * no addresses. "Ana Reyes <ana@example.org>" is the address in it.
 */
export function addressesIn(typed: string): { addresses: string[]; wrong: string[] } {
  const entries = typed.split(/[\n,;]+/).flatMap((line) => {
    const named = /<([^<>\s]+)>/.exec(line);
    return named?.[1] ? [named[1]] : line.split(/\s+/);
  });
  const words = entries.map((word) => word.trim().replace(/^mailto:/i, "")).filter(Boolean);
  const wrong = words.filter((word) => !addressField.safeParse(word).success || word.length > 254);
  const byFolded = new Map(words.filter((word) => !wrong.includes(word)).map((word) => [word.toLowerCase(), word]));
  return { addresses: [...byFolded.values()], wrong: [...new Set(wrong)] };
}
