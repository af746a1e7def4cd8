import { z } from "zod";
import { optionalLine } from "#app/http/optional-line.ts";
import * as m from "#app/messages/catalog.ts";
import { needKinds } from "../runs/run-words.ts";
import type { RegistrationWords } from "./registering.server.ts";
import { creditChoices } from "./registration.ts";

export const needField = (kind: (typeof needKinds)[number]): `need-${string}` => `need-${kind}`;

/**
 * The form to register. Names of the official record are asked for only with credit: a legal name for clock hours, a
 * STARS ID for STARS hours.
 */
export const registrationSchema = () =>
  z.object({
    organization: z.string().optional(),
    credit: z.enum(creditChoices, m.trainingsCreditMissing()).default("none"),
    legalName: optionalLine(120),
    pdenrollerEmail: optionalLine(254).refine(
      (text) => text === null || z.email().safeParse(text).success,
      m.trainingsEmailWrong(),
    ),
    certificateNumber: optionalLine(20),
    starsId: optionalLine(20),
    "need-access": optionalLine(500),
    "need-food": optionalLine(500),
    "need-language": optionalLine(500),
    "need-child_care": optionalLine(500),
    terms: z.literal("on").optional(),
  });

type Submitted = z.output<ReturnType<typeof registrationSchema>>;

/** Missing details for the requested credit, by field. */
export function creditProblems({ credit, legalName, starsId }: Submitted): Record<string, string[]> {
  return {
    ...(credit === "clock_hours" && !legalName ? { legalName: [m.trainingsLegalNameMissing()] } : {}),
    ...(credit === "stars" && !starsId ? { starsId: [m.trainingsStarsIdMissing()] } : {}),
  };
}

/** A person's details, without those for a credit that they did not request. */
export function registrationWordsIn(form: Submitted): RegistrationWords {
  const { credit, legalName, pdenrollerEmail, certificateNumber, starsId } = form;
  const isAsked = credit !== "none";
  return {
    credit,
    legalName: isAsked ? legalName : null,
    pdenrollerEmail: credit === "clock_hours" ? pdenrollerEmail : null,
    certificateNumber: credit === "clock_hours" ? certificateNumber : null,
    starsId: credit === "stars" ? starsId : null,
    needs: needKinds.flatMap((kind) => {
      const text = form[`need-${kind}`];
      return text ? [{ kind, text }] : [];
    }),
  };
}
