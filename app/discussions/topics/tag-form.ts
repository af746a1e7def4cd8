import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import { longestTag, longestTags, mostTags, type Tag, type TagProblem, tagsIn } from "./tag.ts";

/** A sentence about a tag repeats no more of it. */
const longestQuote = longestTag;

function problemInWords(problem: TagProblem): string {
  if (problem.why === "too-many") return m.tagsTooMany({ count: problem.count, most: mostTags });
  const tag = [...problem.tag].slice(0, longestQuote).join("");
  return problem.why === "too-long" ? m.tagsTooLong({ tag, most: longestTag }) : m.tagsNoLetter({ tag });
}

/** The field in which tags are listed. */
export const tagsField = () =>
  z
    .string()
    .max(longestTags)
    .default("")
    .transform((text, context): Tag[] => {
      const tags = tagsIn(text);
      if (Array.isArray(tags)) return tags;
      context.addIssue({ code: "custom", message: problemInWords(tags) });
      return z.NEVER;
    });
