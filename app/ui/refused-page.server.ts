import { isRefusedWords, type RefusedWords } from "#app/http/refused-words.ts";
import * as m from "#app/messages/catalog.ts";
import { staticPage } from "./static-page.ts";

/**
 * The answer to a request. Where an address without a page of its own, such as the one that saves answers, refuses a
 * form that no script sent, its person sees their text on a page instead of as JSON.
 */
export async function withRefusedPage(request: Request, answer: Response, nonce: string): Promise<Response> {
  const isForm = request.method === "POST" && (request.headers.get("accept") ?? "").includes("text/html");
  const body: unknown = isForm && !answer.ok ? await bodyOf(answer) : null;
  if (!isRefusedWords(body)) return answer;
  return new Response(pageOf(body, request, nonce), {
    status: answer.status,
    headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "private, no-store" },
  });
}

async function bodyOf(response: Response): Promise<unknown> {
  if (!response.headers.get("Content-Type")?.startsWith("application/json")) return null;
  return response.clone().json();
}

function pageOf({ error, typed, signIn, again }: RefusedWords, request: Request, nonce: string): string {
  const afterwards = again ? m.errorsNotTakenAgain() : m.errorsNotTakenSignIn();
  const back = request.headers.get("referer");
  const links = signIn ? [{ to: signIn, label: m.errorsSignInNewTab(), isNewTab: true }] : [];
  return staticPage(
    {
      title: signIn ? m.errorsNotTakenSignedOut() : m.errorsNotTakenTitle(),
      paragraphs: [error, m.errorsNotTakenKept(), signIn ? afterwards : m.errorsNotTakenNext(), m.errorsTypedHere()],
      links: back && !signIn ? [{ to: back, label: m.errorsBackToPage() }] : links,
      typed: typed.map((words, at) => ({ label: m.errorsTyped({ number: at + 1 }), words })),
      again: again && { ...again, label: m.errorsSendAgain() },
      reference: null,
      nonce,
    },
    m.appName(),
  );
}
