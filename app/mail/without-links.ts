import tlds from "tlds" with { type: "json" };

/**
 * Top-level names outside the root zone that test systems and local networks resolve (RFC 2606, RFC 6762, RFC 7686).
 */
const special = ["example", "test", "invalid", "localhost", "local", "internal", "onion"];
const topLevel = new Set([...tlds, ...special]);

/** A dot inside a word and the word after it. Some programs treat full-width dots as dots. */
const dotInWord = /(?<=[^\s.。．｡])[.。．｡](?=(xn--[a-z0-9-]+|[\p{L}\p{N}\p{M}]+))/giu;

/**
 * Breaks up what a mail program would turn into a link: an address with a scheme, a name that ends in a top-level
 * domain, an e-mail address. Everything else stays as typed, such as "3.30 p.m. in B.12".
 */
export function withoutLinks(text: string): string {
  return text
    .replace(/([a-z][a-z0-9+.-]*):\/{2,}/gi, "$1: ")
    .replace(/\b(mailto|xmpp|sips?):(?=\S)/gi, "$1: ")
    .replace(/(?<=[^\s@])@([^\s@]+)/gu, (whole, host: string) => (hasDomain(host) ? ` (at) ${host}` : whole))
    .replace(/(?<![\p{L}\p{N}])(www\d{0,3})\.(?=\S)/giu, "$1. ")
    .replace(dotInWord, (dot, label: string) => (isTopLevel(label) ? `${dot} ` : dot));
}

function hasDomain(host: string): boolean {
  return [...host.matchAll(dotInWord)].some(([, label = ""]) => isTopLevel(label));
}

function isTopLevel(label: string): boolean {
  const name = label.normalize("NFKC").toLowerCase();
  return name.startsWith("xn--") || topLevel.has(name);
}
