import { createHash, timingSafeEqual } from "node:crypto";
import type { Email } from "postal-mime";

/** A mail that somebody sent to us. */
export type InboundMail = {
  /** The secret part of the address that it was sent to; null if it was sent to none of ours. */
  replyToken: string | null;
  /** The sender's address, in lower case. */
  from: string;
  text: string;
  /** The same for each delivery of one mail. */
  key: string;
  /** A program sent it: an absence note, a list, a report of a mail server. */
  isAutomatic: boolean;
  bounce: Bounce | null;
};

/** A mail server's report about a mail of ours that it could not deliver (RFC 3464). */
export type Bounce = { mailId: string; recipient: string; status: string };

/** Whether a request carries the secret that only the mail provider and this site know. */
export function carriesInboundSecret(request: Request, secret: string | undefined): boolean {
  const given = /^Bearer (\S+)$/.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
  if (!secret) return false;
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(given), hash(secret));
}

/** Reads a mail as it came over the wire (RFC 5322). */
export async function readInboundMail(raw: ArrayBuffer): Promise<InboundMail> {
  const { default: PostalMime } = await import("postal-mime");
  const mail = await PostalMime.parse(raw, { attachmentEncoding: "utf8", maxNestingDepth: 20 });
  const headers = new Map(mail.headers.map(({ key, value }) => [key.toLowerCase(), value]));
  const isAutomatic =
    /^(?!no\b)/i.test(headers.get("auto-submitted") ?? "no") ||
    /\b(bulk|list|junk|auto_reply)\b/i.test(headers.get("precedence") ?? "") ||
    headers.has("list-id") ||
    headers.get("return-path") === "<>";
  return {
    ...{ replyToken: replyTokenIn(mail, headers), from: mail.from?.address?.toLowerCase() ?? "", isAutomatic },
    ...{ text: mail.text ?? "", bounce: bounceIn(mail) },
    key: createHash("sha256")
      .update(mail.messageId ?? Buffer.from(raw))
      .digest("hex"),
  };
}

function replyTokenIn(mail: Email, headers: Map<string, string>): string | null {
  const listed = [...(mail.to ?? []), ...(mail.cc ?? [])].map(({ address }) => address ?? "");
  const delivered = ["delivered-to", "x-original-to", "envelope-to"].map((name) => headers.get(name) ?? "");
  for (const address of [...listed, ...delivered]) {
    const token = /\breply\+([\da-f]{52})@/i.exec(address)?.[1];
    if (token) return token.toLowerCase();
  }
  return null;
}

/** The report of a mail server, with the mail that it is about: its Message-ID contains our id of it. */
function bounceIn(mail: Email): Bounce | null {
  const partOf = (type: RegExp) => {
    const part = mail.attachments.find(({ mimeType }) => type.test(mimeType));
    return typeof part?.content === "string" ? part.content : "";
  };
  const report = partOf(/^message\/(global-)?delivery-status$/i);
  const original = partOf(/^(message\/(rfc822|global)(-headers)?|text\/rfc822-headers)$/i);
  const mailId = /^message-id:\s*<([\da-f-]{36})@/im.exec(original)?.[1];
  const recipient = /^(?:original|final)-recipient:\s*[^;\r\n]*;\s*<?([^\s<>]+)>?/im.exec(report)?.[1];
  const status = /^status:\s*(\d\.\d{1,3}\.\d{1,3})/im.exec(report)?.[1];
  const isFailed = /^action:\s*failed\s*$/im.test(report);
  return mailId && recipient && status && isFailed ? { mailId, recipient: recipient.toLowerCase(), status } : null;
}
