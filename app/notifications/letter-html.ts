import { inGroups, type Letter, type Part } from "./letter.ts";

type Place = { address: string; siteName: string };

/**
 * A letter as a page of its own: no image, nothing from elsewhere, and readable where its style is thrown away. Colors
 * are 7:1 or better in light and dark.
 */
export function htmlOf(letter: Letter, { address, siteName }: Place): string {
  return [
    "<!DOCTYPE html>",
    '<html lang="en" dir="ltr">',
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escaped(letter.subject)}</title>`,
    `<style>${style}</style>`,
    "</head>",
    "<body>",
    "<main>",
    `<h1>${escaped(letter.title)}</h1>`,
    ...letter.parts.map((part) => partOf(part, address)),
    "</main>",
    "<footer>",
    `<p>${escaped(letter.reason)}</p>`,
    `<p>${escaped(siteName)}<br><a href="${escaped(address)}">${escaped(address)}</a></p>`,
    "</footer>",
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

function partOf(part: Part, address: string): string {
  switch (part.kind) {
    case "paragraph":
      return `<p>${escaped(part.text)}</p>`;
    case "link": {
      const url = escaped(address + part.path);
      return `<p class="link"><a href="${url}">${escaped(part.label)}</a><br><span>${url}</span></p>`;
    }
    case "code":
      return `<p class="code"><strong>${escaped(inGroups(part.code))}</strong></p>`;
    case "quote":
      return `<blockquote><p>${escaped(part.text).replaceAll("\n", "<br>")}</p></blockquote>`;
  }
}

const style = `
:root { color-scheme: light dark; }
body { margin: 0 auto; padding: 1.5rem; max-width: 36rem; font: 1rem/1.5 system-ui, sans-serif; color: #1b1b18; background: #ffffff; overflow-wrap: anywhere; }
h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.25; }
p { margin: 0 0 1rem; }
a { color: #0b4f4a; }
.link a { font-weight: 700; font-size: 1.125rem; }
.link span { font-size: 0.875rem; color: #4a4a45; }
.code strong { font: 700 2rem/1.25 ui-monospace, monospace; }
blockquote { margin: 0 0 1rem; padding: 0 0 0 1rem; border-inline-start: 4px solid #6b6b64; }
footer { margin-top: 2rem; padding-top: 1rem; border-top: 1px solid #6b6b64; font-size: 0.875rem; color: #4a4a45; }
@media (prefers-color-scheme: dark) {
body { color: #f2f1ec; background: #191917; }
a { color: #8fd8d0; }
.link span, footer { color: #c9c8c1; }
}
`;

/** Text that stays text, between tags and in quotation marks. */
export function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
