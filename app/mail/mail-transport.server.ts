import { createHash } from "node:crypto";
import { createTransport } from "nodemailer";
import { seconds } from "#app/time/durations.ts";
import type { Composed } from "./compose.ts";

/** How mail is sent: through an SMTP server, to the demo's mailbox page, or not at all. */
export type MailTransport = { kind: "smtp"; deliver: Deliver } | { kind: "mailbox" } | { kind: "none" };

type Deliver = (mail: Composed & { id: string; to: string }) => Promise<Delivery>;

/** The mail server's answer. `problem` is its code alone, because its text may contain the address. */
export type Delivery = { outcome: "accepted" } | { outcome: "refused" | "later"; problem: string };

type TransportOptions = {
  mailUrl?: string | undefined;
  mailFrom?: string | undefined;
  replyDomain?: string | null;
  isDemo: boolean;
  /**
   * Timeout in milliseconds for each answer of the mail server: longer than a slow one needs, shorter than its job's.
   */
  patienceMs?: number;
};

/** The mail transport for MAIL_URL and MAIL_FROM, which the start command has validated. */
export function mailTransportFor({
  mailUrl,
  mailFrom,
  replyDomain = null,
  isDemo,
  patienceMs = 20 * seconds,
}: TransportOptions): MailTransport {
  if (mailUrl && mailFrom) return { kind: "smtp", deliver: smtp(mailUrl, { from: mailFrom, replyDomain, patienceMs }) };
  return { kind: isDemo ? "mailbox" : "none" };
}

type Sender = { from: string; replyDomain: string | null; patienceMs: number };

function smtp(mailUrl: string, { from, replyDomain, patienceMs }: Sender): Deliver {
  const server = new URL(mailUrl);
  const host = server.hostname.replace(/^\[|\]$/g, "");
  const secure = server.protocol === "smtps:";
  // Mail within this machine needs no encryption, and a local relay seldom has a certificate.
  const isHere = ["localhost", "127.0.0.1", "::1"].includes(host);
  const user = decodeURIComponent(server.username);
  const transport = createTransport({
    host,
    port: server.port ? Number(server.port) : secure ? 465 : 587,
    secure,
    ...(!secure && (isHere ? { ignoreTLS: true } : { requireTLS: true })),
    ...(user && { auth: { user, pass: decodeURIComponent(server.password) } }),
    dnsTimeout: patienceMs,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.match(/@([^@>\s]+)>?$/)?.[1] ?? "localhost";
  return async ({ id, to, subject, html, text, calendar, ...headers }) => {
    try {
      await transport.sendMail({
        from,
        to: { name: "", address: to },
        subject,
        html,
        text,
        ...(calendar && { icalEvent: { ...calendar, filename: "event.ics" } }),
        // The same for each try, so that a person who gets a mail twice, because we died before recording it, sees it
        // once.
        messageId: `<${id}@${domain}>`,
        ...conversationOf(headers, domain),
        ...(headers.replyToken && replyDomain && { replyTo: `reply+${headers.replyToken}@${replyDomain}` }),
        headers: {
          ...{ "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
          ...unsubscribeHeaders(headers),
        },
      });
      return { outcome: "accepted" };
    } catch (error) {
      return deliveryOf(error);
    }
  };
}

/** Names a first mail that never was: mail programs put everything that answers it into one conversation (RFC 5322, 3.6.4). */
function conversationOf({ thread }: Pick<Composed, "thread">, domain: string) {
  if (!thread) return {};
  const first = `<${createHash("sha256").update(thread).digest("hex").slice(0, 32)}@${domain}>`;
  return { inReplyTo: first, references: first };
}

/** RFC 8058: mail programs stop the mail by one POST. The mail server's DKIM signature has to cover both. */
function unsubscribeHeaders({ unsubscribeUrl }: Pick<Composed, "unsubscribeUrl">): Record<string, string> {
  if (!unsubscribeUrl) return {};
  return { "List-Unsubscribe": `<${unsubscribeUrl}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
}

/** RFC 5321: 5yz is permanent, 4yz temporary. A problem with the server or our password says nothing about the mail. */
function deliveryOf(error: unknown): Delivery {
  const field = (name: string) => (error instanceof Error && name in error ? Reflect.get(error, name) : undefined);
  const code = String(field("code") ?? "unknown");
  const answer = Number(field("responseCode") ?? 0);
  const isAboutTheMail = code === "EENVELOPE" || code === "EMESSAGE";
  const isForGood = answer === 0 || field("permanent") === true;
  return {
    outcome: isAboutTheMail && isForGood ? "refused" : "later",
    problem: answer > 0 ? `${code} ${answer}` : code,
  };
}
