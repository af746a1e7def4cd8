import { z } from "zod";
import { oneLine, withoutInvisible } from "#app/http/typed-text.ts";
import { isId } from "#app/ids/id.ts";
import * as m from "#app/messages/catalog.ts";
import { longestText, longestTitle, type RegisterKind, sharingAnswers } from "./register.ts";

const text = () =>
  z
    .string()
    .transform((typed) => withoutInvisible(typed).trim())
    .pipe(z.string().max(longestText, { error: () => m.targetTooLong({ most: longestText }) }))
    .optional();

/** The form of an entry of a register. */
export const entrySchema = (register: RegisterKind) =>
  z.object({
    title: z
      .string({ error: () => m.registerTitleMissing({ register }) })
      .transform(oneLine)
      .pipe(
        z
          .string()
          .min(1, { error: () => m.registerTitleMissing({ register }) })
          .max(longestTitle, { error: () => m.targetTooLong({ most: longestTitle }) }),
      ),
    happenedOn: z.iso.date({ error: () => m.participationDayWrong() }),
    evidence: text(),
    decision: text(),
    outcome: text(),
    answer: z.enum(sharingAnswers, { error: () => m.registerAnswerMissing() }).optional(),
    organizationId: z
      .string()
      .refine(isId, { error: () => m.commitmentOrganizationMissing() })
      .optional(),
    hasConsent: z.string().optional(),
    key: z.string().max(60).optional(),
  });
