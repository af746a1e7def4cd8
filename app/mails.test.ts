import fc from "fast-check";
import { HtmlValidate } from "html-validate";
import LinkifyIt from "linkify-it";
import tlds from "tlds" with { type: "json" };
import { describe, expect, test } from "vitest";
import { times } from "#tests/effort.ts";
import { type Composed, compose } from "./mail/compose.ts";
import type { Mails } from "./mail/mail.ts";
import { inGroups, named, noted } from "./mail/message.ts";
import { messageStyle } from "./mail/message-style.ts";
import { mailName, mailTemplateNames, mailTemplates } from "./mails.ts";

const address = "https://practice.example.org";
const reader = { address, timeZone: "America/Los_Angeles" };

const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
  rules: { "long-title": "off" },
});

async function problemsOf({ html }: Composed): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));
}

/** What a person sees of HTML, in order; the title of the document and its style are not part of it. */
function wordsIn(html: string): string[] {
  return html
    .slice(html.indexOf("<main>"))
    .replace(/<[^>]*>/g, "\n")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

const linksIn = (html: string) => [...html.matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href ?? "");

describe.each(mailTemplateNames)("%s", (template) => {
  const mail = compose(mailTemplates, template, mailTemplates[template].sample, reader);

  test("is sound HTML in English with one heading", async () => {
    expect(await problemsOf(mail)).toEqual([]);
    expect(mail.html).toMatch(/^<!DOCTYPE html>\n<html lang="en" dir="ltr">/);
    expect(mail.html.match(/<h1>/g)).toHaveLength(1);
    expect(mail.subject).toMatch(/^[^\r\n]{8,78}$/); // RFC 5322 asks for lines of at most 78
    expect(mail.html).toContain(`<title>${mail.subject}</title>`);
  });

  test("loads nothing, and leads only here, with each address in sight", () => {
    expect(mail.html).not.toMatch(/<(img|script|link|iframe|object|form|input)|url\(|@import|style=/i);
    for (const href of linksIn(mail.html)) {
      expect(href === address || href.startsWith(`${address}/`), href).toBe(true);
      expect(wordsIn(mail.html)).toContain(href.replaceAll("&amp;", "&"));
    }
  });

  test("says the same as text", () => {
    const text = mail.text.split("\n").map((line) => line.replace(/^> ?/, "").trim().replace(/:$/, ""));
    for (const words of wordsIn(mail.html)) expect(text).toContain(words.replace(/:$/, ""));
  });
});

test("moments are in the reader's zone, with the day of the week and the zone's name", () => {
  const at = "2026-11-24T05:30:00.000Z";
  const data = { change: "passkey_added", at, settingsPath: "/settings/sign-in" } as const;
  const textIn = (timeZone: string) => compose(mailTemplates, "security_change", data, { address, timeZone }).text;
  expect(textIn("America/Los_Angeles")).toContain("Monday, November 23, 2026 at 9:30 PM PST");
  expect(textIn("Africa/Mogadishu")).toContain("Tuesday, November 24, 2026 at 8:30 AM");
});

test("lengths of time are said in the largest unit that fits", () => {
  const lengthIn = (minutes: number) =>
    compose(mailTemplates, "reset_password", { linkPath: "/r", minutes }, reader).text;
  expect(lengthIn(1)).toContain("for 1 minute.");
  expect(lengthIn(90)).toContain("for 90 minutes.");
  expect(lengthIn(120)).toContain("for 2 hours.");
  expect(lengthIn(2880)).toContain("for 2 days.");
});

test("codes stand in groups that can be read out", () => {
  expect(inGroups("493027")).toBe("493 027");
  expect(inGroups("12345678")).toBe("1234 5678");
});

const hostile = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.constantFrom(
    '"><script>alert(1)</script>',
    "</title><h1>Forged</h1>",
    "Ana\r\nBcc: everybody@evil.example",
    "https://evil.example/login",
    "www.evil.example",
    "javascript://evil.example/%0Aalert(1)",
    "\u202Eelpmaxe.live",
    "evil。example",
    "&lt;b&gt; ' \" `",
    "evil\u200C.example",
    "<!-- -->]]>",
    "mailto:ana@evil.example, ana@evil.example",
    "Lincoln.com",
    "evil\u00ADsite.com http:/evil.com //evil.com",
    "a.b.co.uk/x.com?y=z.org#w.net",
  ),
);

/** The parts of a text that a mail program would turn into links, except our own links. */
const finder = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: true }).tlds([...tlds, "example", "test"]);
function foreignLinks(text: string): string[] {
  const dotted = text.replace(/[。．｡]/gu, ".");
  const found = (finder.match(dotted) ?? []).map(({ url }) => url);
  return found.filter((url) => url !== address && !url.startsWith(`${address}/`));
}

const invisible =
  /(?!\u200C|\u200D|[\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{E0020}-\u{E007F}])[\p{Cc}\p{Cf}\u2028\u2029]/u;

test("what people wrote stays text: no tag, no link, no header, nothing hidden", () =>
  fc.assert(
    fc.property(hostile, hostile, hostile, (inviterName, organizationName, note) => {
      const data: Mails["invitation"] = {
        inviterName,
        organizationName,
        note,
        linkPath: "/invitation?token=t",
        days: 14,
      };
      const plain = compose(
        mailTemplates,
        "invitation",
        { ...data, inviterName: "Ana", organizationName: "A", note: "N" },
        reader,
      );
      const mail = compose(mailTemplates, "invitation", data, reader);
      const tagsOf = (html: string) => html.match(/<\/?[a-z0-9]+/gi)?.filter((tag) => !/blockquote|br|p$/.test(tag));
      expect(tagsOf(mail.html)).toEqual(tagsOf(plain.html));
      expect(linksIn(mail.html)).toEqual(linksIn(plain.html));
      expect(mail.subject).not.toMatch(invisible);
      expect(foreignLinks(mail.text)).toEqual([]);
      expect(mail.text.replaceAll("\n", "")).not.toMatch(invisible);
    }),
    { numRuns: times(500) },
  ));

/** Text with dots, signs and spaces as people type them, and nothing that ends in a top-level domain. */
const typed = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ..."3.30 p.m.|B.12|12.5%|206.555.0100|1.250,75|e.g.|i.e.|U.S.|H.S.|Ph.D.|Node.js|v2.1.0|@ 3|@room|and/or|2:30".split(
          "|",
        ),
        ...[
          "so...then",
          "day.Please",
          "n=1:4",
          "a  b",
          "100.–",
          "你好。请来。",
          "¡Hola!",
          "–",
          "*",
          "(1.a)",
          "\n",
          "\n\n",
          ":)",
        ],
      ),
      fc.stringMatching(/^[A-Za-z0-9,;!?()'"&<>$%*_#-]{1,12}$/),
    ),
    { minLength: 1, maxLength: 20 },
  )
  .map((words) => words.join(" ").trim())
  .filter((text) => text !== "");

const unescaped = (html: string) =>
  html
    .replaceAll("<br>", "\n")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");

/** As many words as fit, each of them whole: half a word may end in a top-level domain. */
function atMost(length: number, words: string[]): string {
  const fits = words.findIndex((_, index) => words.slice(0, index + 1).join(" ").length > length);
  return words.slice(0, fits === -1 ? words.length : fits).join(" ");
}

test("what people wrote stands in subject, HTML and text as they typed it", () =>
  fc.assert(
    fc.property(typed, typed, (note, name) => {
      const organizationName = atMost(38, name.split(/\s+/));
      const data = { inviterName: organizationName, organizationName, note, linkPath: "/invitation?token=t", days: 14 };
      const mail = compose(mailTemplates, "invitation", data, reader);
      expect(unescaped(/<blockquote><p>(.*?)<\/p><\/blockquote>/s.exec(mail.html)?.[1] ?? "")).toBe(note);
      expect(mail.text.replace(/^> ?/gm, "")).toContain(note.replace(/ +\n/g, "\n"));
      for (const said of [mail.subject, unescaped(mail.html), mail.text]) expect(said).toContain(organizationName);
    }),
    { numRuns: times(300) },
  ));

test("names keep the letters of any script and stay on one line", () => {
  expect(named("  Nguyễn\n Thị  Ánh ")).toBe("Nguyễn Thị Ánh");
  expect(named("فاطمة الزهراء")).toBe("فاطمة الزهراء");
  expect(named("J. R. O’Neil-Šimić, Ph.D.")).toBe("J. R. O’Neil-Šimić, Ph.D.");
  expect(named("a".repeat(500))).toHaveLength(120);
  expect(noted("One.\r\n\r\n\r\nTwo.")).toBe("One.\n\n\nTwo.");
});

test("every color of a letter stands out from its ground, in light and dark", () => {
  const [light = "", dark = ""] = messageStyle.split("@media (prefers-color-scheme: dark)");
  for (const theme of [light, dark]) {
    const ground = /background: (#[0-9a-f]{6})/.exec(theme)?.[1] ?? "";
    const inks = [...theme.matchAll(/(?<![-a-z])color: (#[0-9a-f]{6})/g)].map(([, ink]) => ink ?? "");
    expect(inks.length).toBeGreaterThan(2);
    for (const ink of inks) expect(contrast(ink, ground), `${ink} on ${ground}`).toBeGreaterThan(7);
  }
});

/** WCAG 2.2, contrast ratio and relative luminance. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

test("each mail has a name of its own", () => {
  const names = mailTemplateNames.map(mailName);
  expect(names.filter((name, index) => /_/.test(name) || names.indexOf(name) !== index)).toEqual([]);
});
