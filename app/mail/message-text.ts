import { inGroups, type MailMessage, type Part } from "./message.ts";

type MailSite = { address: string; siteName: string };

/** A message as plain text: the same parts in the same order, each address on a line of its own. */
export function textOf(message: MailMessage, { address, siteName }: MailSite): string {
  const parts = message.parts.map((part) => partOf(part, address));
  return `${[message.title, ...parts, `--\n${message.reason}`, `${siteName}\n${address}`].join("\n\n")}\n`;
}

function partOf(part: Part, address: string): string {
  switch (part.kind) {
    case "paragraph":
      return part.text;
    case "link":
      return `${part.label}:\n${address}${part.path}`;
    case "code":
      return `    ${inGroups(part.code)}`;
    case "quote":
      return part.text
        .split("\n")
        .map((line) => `> ${line}`.trimEnd())
        .join("\n");
  }
}
