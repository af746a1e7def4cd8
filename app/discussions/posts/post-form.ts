import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import { longestPost } from "./post.ts";
import { isDefinedLanguage } from "./post-language.ts";

const text = () => z.string().max(longestPost).default("");
const language = () =>
  z
    .string()
    .optional()
    .transform((tag) => (tag !== undefined && isDefinedLanguage(tag) ? tag : null));

/** How a form names the draft that its page was saving. */
const draftFields = {
  draft: z.string().max(40).optional(),
  base: z.coerce.number().int().catch(0),
  writer: z.string().max(64).default(""),
};

/** What a composer sends. */
export const postSchema = () =>
  z.object({
    source: z.string(m.postsEmpty()).max(longestPost),
    language: language(),
    translation: text(),
    translationLanguage: language(),
    key: z.string().max(100).optional(),
    answers: z.string().optional(),
    ...draftFields,
  });
