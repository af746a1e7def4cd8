import { z } from "zod";
import { lengthOf, tooLong } from "#app/http/text-length.ts";
import { oneLine, withoutInvisible } from "#app/http/typed-text.ts";
import * as m from "#app/messages/catalog.ts";
import { longestEntryText, longestLanguages, workSettings } from "./entry.ts";

const text = (clean: (typed: string) => string, most: number) =>
  z
    .string()
    .default("")
    .transform((typed) => clean(typed).trim())
    .superRefine((typed, context) => {
      if (lengthOf(typed) > most) context.addIssue({ code: "custom", message: tooLong(lengthOf(typed), most) });
    });

const lines = (typed: string) => withoutInvisible(typed.replaceAll("\r\n", "\n"));

/** What a person says of themselves; something of the three texts. */
export const entrySchema = () =>
  z
    .object({
      setting: z.enum(workSettings, m.directorySettingMissing()),
      worksOn: text(lines, longestEntryText),
      canHelp: text(lines, longestEntryText),
      looksFor: text(lines, longestEntryText),
      languages: text(oneLine, longestLanguages),
      showsEmail: z
        .literal("on")
        .optional()
        .transform((typed) => typed === "on"),
    })
    .superRefine(({ worksOn, canHelp, looksFor }, context) => {
      if (`${worksOn}${canHelp}${looksFor}` === "")
        context.addIssue({ code: "custom", path: ["worksOn"], message: m.directoryNothingSaid() });
    });
