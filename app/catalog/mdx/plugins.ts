import type { Root } from "mdast";
import remarkDirective from "remark-directive";
import remarkGfm from "remark-gfm";
import remarkMdx from "remark-mdx";
import remarkParse from "remark-parse";
import { type PluggableList, unified } from "unified";
import { remarkBlocks } from "./blocks.ts";
import { remarkDirectives } from "./directives.ts";
import { remarkElements } from "./elements.ts";
import { remarkExpressions } from "./expressions.ts";
import { remarkFacts } from "./facts.ts";
import { remarkHeadings } from "./headings.ts";
import { remarkImages } from "./images.ts";
import { remarkLeftoverBlocks } from "./leftover-blocks.ts";
import { remarkLeftoverLinks } from "./leftover-links.ts";
import { remarkLeftoverMarks } from "./leftover-marks.ts";
import { remarkLeftoverText } from "./leftover-text.ts";
import { remarkLeftoverWords } from "./leftover-words.ts";
import type { LessonContext } from "./lesson-context.ts";
import { remarkLinks } from "./links.ts";
import { remarkNesting } from "./nesting.ts";
import { remarkRawHtml } from "./raw-html.ts";
import { rehypeStaticHtml } from "./static-html.ts";
import { remarkTables } from "./tables.ts";

/** The Markdown plugins of a lesson, in order. */
export function remarkPlugins(context: LessonContext): PluggableList {
  const syntax: PluggableList = context.format === "md" ? [remarkGfm, remarkDirective] : [remarkGfm];
  return [...syntax, ...transforms(context).map((transform) => () => transform)];
}

/** The HTML plugins of a lesson, in order. */
export function rehypePlugins(context: LessonContext): PluggableList {
  return [() => rehypeStaticHtml(context)];
}

/** Parses Markdown; throws at the first syntax error. */
export function parse(format: LessonContext["format"], text: string): Root {
  const syntax = unified().use(remarkParse).use(remarkGfm);
  return format === "md" ? syntax.use(remarkDirective).parse(text) : syntax.use(remarkMdx).parse(text);
}

/** Reads a lesson without compiling it, and collects its facts in the context. */
export function inspect(context: LessonContext, text: string): Root {
  const tree = parse(context.format, text);
  for (const transform of transforms(context)) transform(tree);
  return tree;
}

function transforms(context: LessonContext): ((tree: Root) => void)[] {
  const ofFormat =
    context.format === "md"
      ? [remarkRawHtml(context), remarkDirectives(context)]
      : [remarkExpressions(context), remarkElements(context)];
  return [
    remarkNesting(context),
    ...ofFormat,
    remarkLeftoverText(context),
    remarkLeftoverBlocks(context),
    remarkLeftoverLinks(context),
    remarkLeftoverMarks(context),
    remarkLeftoverWords(context),
    remarkFacts(context),
    remarkHeadings(context),
    remarkLinks(context),
    remarkImages(context),
    remarkTables(),
    remarkBlocks(context),
  ];
}
