import fc from "fast-check";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { expect, test } from "vitest";
import { times } from "#tests/effort.ts";
import { asTyped } from "./markdown-text.ts";

const markdown = unified().use(remarkParse).use(remarkGfm);

type Node = { type: string; value?: string; children?: Node[] };
const typesIn = (node: Node): string[] => [node.type, ...(node.children ?? []).flatMap(typesIn)];
const breaksAsLines = (node: Node): string =>
  node.type === "break" ? "\n" : (node.value ?? (node.children ?? []).map(breaksAsLines).join(""));

/** Lines made of characters with a meaning in Markdown and HTML. */
const typed = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ..."* _ ` ~~ # ## - + = --- === > < & &amp; &#60; [a](b) ![a](b) | \\ 1. 12) <b> </p> <!-- *a* __b__".split(
          " ",
        ),
      ),
      fc.constantFrom(
        "<script>alert(1)</script>",
        " ",
        "  ",
        "\t",
        "\n",
        "\n\n",
        "    code",
        "| a | b |\n|---|---|",
        "[^1]",
        "[x]: y",
        "***",
      ),
      fc.stringMatching(/^[a-z0-9.,]{1,6}$/),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(""));

test("Markdown shows people's words as they were typed, and nothing else", () =>
  fc.assert(
    fc.property(typed, (text) => {
      const tree = markdown.parse(asTyped(text));
      const ours = ["root", "paragraph", "text", "break", "link"]; // addresses become links with the same text
      expect(typesIn(tree).filter((type) => !ours.includes(type))).toEqual([]);
      const lines = (shown: string) =>
        shown
          .replaceAll("\u00A0", " ")
          .split("\n")
          .map((line) => line.trim())
          .filter(Boolean);
      const shown = tree.children.flatMap((block) => lines(breaksAsLines(block)));
      expect(shown).toEqual(lines(text));
      expect(asTyped(text)).not.toMatch(/<[a-z/!]/i);
    }),
    { numRuns: times(500) },
  ));
