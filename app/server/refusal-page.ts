import type { Request, Response } from "express";
import { staticPage } from "../ui/static-page.ts";

export type RefusalStatus = 400 | 403 | 405 | 411 | 413 | 415 | 500 | 503;

/**
 * Answers a request that the application never saw or did not answer: a page for people, a sentence for programs.
 * `typed` is shown to copy; `limit` is in megabytes. Messages are loaded on demand, because a first start has yet to compile them.
 */
export async function sendRefusal(
  request: Request,
  response: Response,
  status: RefusalStatus,
  { typed = [], limit = 1 }: { typed?: string[]; limit?: number } = {},
): Promise<void> {
  const { requestId, nonce } = response.locals;
  const m = await import("#app/messages/catalog.ts").catch(() => null);
  if (response.headersSent) return;
  if (!m) return void response.sendStatus(status); // a newer build took the place of this one's files
  const { title, paragraphs } = wordsFor(status, m, limit);
  response.status(status);
  response.setHeader("Cache-Control", "private, no-store");
  if (status === 503) response.setHeader("Retry-After", "30");
  if (request.accepts(["text", "html"]) !== "html") {
    const reference = status >= 500 ? ` ${m.refusalReference({ reference: requestId })}` : "";
    return void response.type("text/plain").send(`${paragraphs.join(" ")}${reference}\n`);
  }
  const page = staticPage(
    {
      title,
      paragraphs: typed.length > 0 ? [...paragraphs, m.errorsTypedHere()] : paragraphs,
      typed: typed.map((words, at) => ({ label: m.errorsTyped({ number: at + 1 }), words })),
      links: [{ to: "/", label: m.refusalHome() }],
      reference: m.refusalReference({ reference: requestId }),
      nonce,
    },
    m.appName(),
  );
  response.type("text/html").send(page);
}

type Messages = typeof import("#app/messages/catalog.ts");

function wordsFor(status: RefusalStatus, m: Messages, limit: number): { title: string; paragraphs: string[] } {
  const kept = m.refusalUnchanged();
  switch (status) {
    case 400:
      return { title: m.refusalAddressTitle(), paragraphs: [m.refusalAddressHappened(), kept, m.refusalAddressNext()] };
    case 403:
      return { title: m.refusalOriginTitle(), paragraphs: [m.refusalOriginHappened(), kept, m.refusalOriginNext()] };
    case 405:
      return { title: m.refusalMethodTitle(), paragraphs: [m.refusalMethodHappened(), kept, m.refusalMethodNext()] };
    case 415:
      return { title: m.refusalCharsetTitle(), paragraphs: [m.refusalCharsetHappened(), kept, m.refusalCharsetNext()] };
    case 411:
      return { title: m.refusalLengthTitle(), paragraphs: [m.refusalLengthHappened(), kept, m.refusalLengthNext()] };
    case 413:
      return {
        title: m.refusalLargeTitle(),
        paragraphs: [m.refusalLargeHappened({ limit }), kept, m.refusalLargeNext()],
      };
    case 503:
      return {
        title: m.refusalBusyTitle(),
        paragraphs: [m.refusalBusyHappened(), m.refusalBusyKept(), m.refusalBusyNext()],
      };
    case 500:
      return {
        title: m.refusalBrokenTitle(),
        paragraphs: [m.refusalBrokenHappened(), m.refusalBrokenKept(), m.refusalBrokenNext()],
      };
  }
}
