import { z } from "zod";
import { tooLong } from "#app/http/text-length.ts";
import * as m from "#app/messages/catalog.ts";
import { longestAgreements, longestPurpose, longestTitle, spaceRoles } from "./space.ts";

const text = (most: number) =>
  z
    .string()
    .trim()
    .superRefine((typed, context) => {
      if (typed.length > most) context.addIssue({ code: "custom", message: tooLong(typed.length, most) });
    })
    .default("");

/** The fields of a space's form. */
export const spaceSchema = () =>
  z.object({
    title: text(longestTitle).pipe(z.string().min(1, m.spacesTitleMissing())),
    purpose: text(longestPurpose),
    agreements: text(longestAgreements),
    hasCoachView: z
      .literal("on")
      .optional()
      .transform((typed) => typed === "on"),
  });

/** A new space, of a program or by invitation. */
export const newSpaceSchema = () =>
  spaceSchema().extend({ programSlug: z.string().max(100).optional(), key: z.uuid().optional() });

export const placeSchema = () =>
  z.object({
    email: z.email(m.spacesEmailWrong()).max(320, m.spacesEmailWrong()),
    role: z.enum(spaceRoles).default("member"),
  });
