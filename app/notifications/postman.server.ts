import { createTransport } from "nodemailer";
import { seconds } from "#app/time/durations.ts";
import type { Composed } from "./compose.ts";

/** How mail leaves: through a mail server, onto the demo's mailbox page, or not at all. */
export type Postman = { kind: "smtp"; deliver: Deliver } | { kind: "mailbox" } | { kind: "none" };

type Deliver = (mail: Composed & { id: string; to: string }) => Promise<Delivery>;

/** What the mail server said. `problem` is its code and nothing else: its words may hold the address. */
export type Delivery = { outcome: "accepted" } | { outcome: "refused" | "later"; problem: string };

/** Long enough for a slow server, short enough for the job that waits. */
const patience = { dnsTimeout: 10 * seconds, connectionTimeout: 10 * seconds, greetingTimeout: 10 * seconds };
const silence = { socketTimeout: 20 * seconds };

/** The postman of MAIL_URL and MAIL_FROM, which the start command has checked. */
export function postmanFor({ mailUrl, mailFrom, isDemo }: { mailUrl?: string; mailFrom?: string; isDemo: boolean }) {
  if (mailUrl && mailFrom) return { kind: "smtp", deliver: smtp(mailUrl, mailFrom) } satisfies Postman;
  return { kind: isDemo ? "mailbox" : "none" } satisfies Postman;
}

function smtp(mailUrl: string, from: string): Deliver {
  const server = new URL(mailUrl);
  const host = server.hostname.replace(/^\[|\]$/g, "");
  const secure = server.protocol === "smtps:";
  // What stays on this machine needs no encryption, and a relay there seldom has a certificate.
  const isHere = ["localhost", "127.0.0.1", "::1"].includes(host);
  const user = decodeURIComponent(server.username);
  const transport = createTransport({
    host,
    port: server.port ? Number(server.port) : secure ? 465 : 587,
    secure,
    ...(!secure && (isHere ? { ignoreTLS: true } : { requireTLS: true })),
    ...(user && { auth: { user, pass: decodeURIComponent(server.password) } }),
    ...patience,
    ...silence,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.match(/@([^@>\s]+)>?$/)?.[1] ?? "localhost";
  return async ({ id, to, subject, html, text }) => {
    try {
      await transport.sendMail({
        from,
        to: { name: "", address: to },
        subject,
        html,
        text,
        // The same for each try: who gets a mail twice, because we died before we noted that it went, sees it once.
        messageId: `<${id}@${domain}>`,
        headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
      });
      return { outcome: "accepted" };
    } catch (error) {
      return deliveryOf(error);
    }
  };
}

/** RFC 5321: 5yz is for good, 4yz for now. A refused password or a server that is away says nothing about the mail. */
function deliveryOf(error: unknown): Delivery {
  const field = (name: string) => (error instanceof Error && name in error ? Reflect.get(error, name) : undefined);
  const code = String(field("code") ?? "unknown");
  const answer = Number(field("responseCode") ?? 0);
  const problem = answer > 0 ? `${code} ${answer}` : code;
  const isUnaddressable = code === "EENVELOPE" && answer === 0;
  const isRefused = field("permanent") === true && code !== "EAUTH";
  return { outcome: isRefused || isUnaddressable ? "refused" : "later", problem };
}
