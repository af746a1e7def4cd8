import { domainToUnicode } from "node:url";

/** An address as its owner writes it: an international domain in its own letters. For pages and mail only. */
export function readableAddress(email: string): string {
  const at = email.lastIndexOf("@");
  const domain = email.slice(at + 1);
  if (!hasAsciiForm(domain)) return email;
  return `${email.slice(0, at + 1)}${domainToUnicode(domain) || domain}`;
}

/** The ASCII form of an international domain, which exposes letters that look like others; null for other domains. */
export function asciiDomainOf(email: string): string | null {
  const domain = email.slice(email.lastIndexOf("@") + 1);
  return hasAsciiForm(domain) ? domain : null;
}

const hasAsciiForm = (domain: string) => /(^|\.)xn--/i.test(domain);
