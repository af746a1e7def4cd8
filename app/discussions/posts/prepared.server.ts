import { lengthOf } from "#app/http/text-length.ts";
import { findChildData } from "#app/privacy/child-data.ts";
import { renderer, renderMarkdown } from "./markdown.server.ts";
import { possibleNames } from "./mention.ts";
import { cleanMarkdown, longestPost } from "./post.ts";

export type TextRefusal = "empty" | "too-long" | "too-much-markup";

export type PostDraft = {
  source: string;
  /** A BCP 47 tag; null if its author did not say. */
  language: string | null;
  translation: string;
  translationLanguage: string | null;
};

/** The stored part of a post, and the people it may mention, by folded names. */
export type PreparedPost = {
  columns: {
    source: string;
    html: string;
    renderer: number;
    language: string | null;
    translation: string | null;
    translationHtml: string | null;
    translationLanguage: string | null;
    hasChildData: boolean;
  };
  names: string[];
};

/** Whether rendered Markdown shows anything: a definition of a link or a blank of Braille alone does not. */
const hasWords = (html: string): boolean => /[^\s\u2800]/u.test(html.replace(/<[^>]*>/g, ""));

/** Cleans, checks and renders what somebody typed. */
export function prepare(draft: PostDraft): PreparedPost | TextRefusal {
  const source = cleanMarkdown(draft.source);
  const translation = cleanMarkdown(draft.translation);
  if (source.trim() === "") return "empty";
  if (lengthOf(source) > longestPost || lengthOf(translation) > longestPost) return "too-long";
  const [text, other] = [renderMarkdown(source), renderMarkdown(translation)];
  if (text === "too-much-markup" || other === "too-much-markup") return "too-much-markup";
  if (!hasWords(text.html)) return "empty";
  const isTranslated = translation.trim() !== "";
  return {
    columns: {
      ...{ source, html: text.html, renderer, language: draft.language },
      translation: isTranslated ? translation : null,
      translationHtml: isTranslated ? other.html : null,
      translationLanguage: isTranslated ? draft.translationLanguage : null,
      hasChildData: findChildData(source).length > 0,
    },
    names: possibleNames(text.text),
  };
}
