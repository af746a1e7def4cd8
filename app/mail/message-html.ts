import { inGroups, type MailMessage, type Part } from "./message.ts";
import { messageStyle } from "./message-style.ts";

type MailSite = { address: string; siteName: string };

/**
 * A message as a self-contained HTML page: no images, no external resources, and readable without its styles. Colors
 * have a contrast of 7:1 or more in light and dark.
 */
export function htmlOf(message: MailMessage, { address, siteName }: MailSite): string {
  return [
    "<!DOCTYPE html>",
    '<html lang="en" dir="ltr">',
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escaped(message.subject)}</title>`,
    `<style>${messageStyle}</style>`,
    "</head>",
    "<body>",
    "<main>",
    `<h1>${escaped(message.title)}</h1>`,
    ...message.parts.map((part) => partOf(part, address)),
    "</main>",
    "<footer>",
    `<p>${escaped(message.reason)}</p>`,
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

/** Escapes text for use between tags and in quotation marks. */
export function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
