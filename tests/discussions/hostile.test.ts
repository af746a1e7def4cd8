import { expect, test } from "vitest";
import { renderMarkdown } from "#app/discussions/posts/markdown.server.ts";
import { possibleNames } from "#app/discussions/posts/mention.ts";
import { cleanMarkdown } from "#app/discussions/posts/post.ts";
import { hostile } from "./hostile-words.ts";

const allowedTags = new Set(
  "p br strong em del code pre blockquote ul ol li a hr h3 h4 h5 h6 table thead tbody tr th td span".split(" "),
);
const allowedAttributes = new Set("href title rel dir start align tabindex".split(" "));

/** Every tag of the HTML with its attributes, as a browser's tokenizer reads them. */
function tagsIn(html: string): { tag: string; attributes: Map<string, string> }[] {
  return [...html.matchAll(/<\/?([a-zA-Z][^\s/>]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*\/?>/g)].map(
    ([, tag = "", rest = ""]) => ({
      tag,
      attributes: new Map([...rest.matchAll(/([^\s=]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value])),
    }),
  );
}

test.each(hostile.map((source) => ({ source })))("$source makes nothing that runs or loads", ({ source }) => {
  const rendered = renderMarkdown(cleanMarkdown(source));
  if (rendered === "too-much-markup") throw new Error("refused");
  const { html } = rendered;
  const tags = tagsIn(html);
  expect(html.match(/</g)?.length ?? 0, "every < begins a tag that was looked at").toBe(tags.length);
  for (const { tag, attributes } of tags) {
    expect(allowedTags).toContain(tag);
    for (const [name, value] of attributes) {
      expect(allowedAttributes).toContain(name);
      if (name === "href") expect(value).toMatch(/^(https?:|mailto:|[/#.?]|[^:]*$)/i);
    }
  }
});

test("HTML is shown as it was typed", () => {
  const rendered = renderMarkdown("Use <b>bold</b> & <script>");
  expect(rendered).toMatchObject({ html: '<p dir="auto">Use &#x3C;b>bold&#x3C;/b> &#x26; &#x3C;script></p>' });
});

test("an image becomes a link that says nothing about its reader", () => {
  const rendered = renderMarkdown("![a wall chart](https://a.example/x.png)");
  expect(rendered).toMatchObject({
    html: '<p dir="auto"><a href="https://a.example/x.png" rel="nofollow noopener noreferrer ugc">a wall chart</a></p>',
  });
});

test.each([
  ["[".repeat(20_000)],
  ["*a_".repeat(6_000)],
  ["> ".repeat(9_000)],
  ["- ".repeat(9_000)],
  ["<".repeat(20_000)],
  ["x\n===\n".repeat(3_000)],
  ["|".repeat(20_000)],
  ["\n".repeat(19_000)],
  [`|${"a|".repeat(1_000)}\n|${"-|".repeat(1_000)}\n${"a\n".repeat(1_300)}`],
  [`[a]: http://a.example/${"a".repeat(12_000)}\n\n${"[a] ".repeat(900)}`],
  [`[a]: /x "${"b".repeat(12_000)}"\n\n${"[a] ".repeat(900)}`],
])("an attack on the parser is refused or quick", (source) => {
  const rendered = renderMarkdown(source);
  if (rendered !== "too-much-markup") expect(rendered.html.length).toBeLessThan(400_000);
});

test.each([
  ["a\u202Eb", "ab"],
  ["pay\u200Bpal", "paypal"],
  ["\u2066left\u2069", "left"],
  ["tab\there", "tab    here"],
  ["می\u200Cخواهم", "می\u200Cخواهم"],
  ["👩\u200D👧", "👩\u200D👧"],
  ["line\r\nline", "line\nline"],
  ["nul\u0000", "nul"],
  [`z${"\u0301".repeat(500)}algo`, `z${"\u0301".repeat(8)}algo`],
  ["Việt Nam, الْعَرَبِيَّةُ, བརྒྱུད", "Việt Nam, الْعَرَبِيَّةُ, བརྒྱུད"],
])("%j is kept as %j", (typed, kept) => expect(cleanMarkdown(typed)).toBe(kept));

test("each @ offers the names that may follow it, and no more than sixty are looked at", () => {
  expect(possibleNames("Thanks @Ana Reyes, and @Đỗ!")).toEqual(expect.arrayContaining(["ana reyes", "do"]));
  expect(possibleNames("mail me at ana@school.example")).toEqual([]);
  expect(possibleNames("@a ".repeat(10_000)).length).toBeLessThan(1_000);
});
