import { z } from "zod";
import { oneLine, withoutInvisible } from "#app/http/typed-text.ts";
import { isId } from "#app/ids/id.ts";
import * as m from "#app/messages/catalog.ts";
import { dayField } from "../day-field.ts";
import { longestText, longestTitle, type RegisterKind, sharingAnswers } from "./register.ts";

const text = () =>
  z
    .string()
    .transform((typed) => withoutInvisible(typed).trim())
    .pipe(z.string().max(longestText, { error: () => m.targetTooLong({ most: longestText }) }))
    .default("");

/** The form of an entry of a register: what is written, and the key of the form. */
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
    happenedOn: dayField(),
    evidence: text(),
    decision: text(),
    outcome: text(),
    answer: z
      .enum(sharingAnswers, { error: () => m.registerAnswerMissing() })
      .default("waiting")
      .transform((answer) => (register === "sharing" ? answer : null)),
    organizationId: z
      .string()
      .refine(isId, { error: () => m.commitmentOrganizationMissing() })
      .nullable()
      .default(null),
    hasConsent: z.string().optional().transform(Boolean),
    key: z.string().max(60).optional(),
  });
