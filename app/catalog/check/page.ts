import type { Root } from "mdast";
import type { Prompt } from "../prompt.ts";

/** A lesson or a course description, as the content check sees it. */
export type Page = {
  file: string;
  moduleUrl: string;
  prompts: Prompt[];
  sources: { id: string; text: string; url: string | null }[];
  tree: Root;
};
