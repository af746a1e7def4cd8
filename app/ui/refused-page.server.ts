import type { ActionFunctionArgs } from "@remix-run/node";
import { isRefusedWords, type RefusedWords } from "#app/http/refused-words.ts";
import * as m from "#app/messages/catalog.ts";
import { staticPage } from "./static-page.ts";

/**
 * Wraps an action whose address has no page, such as the one that saves answers: if it refuses a person's text, they
 * see it on a page instead of as JSON.
 */
export function withRefusedPage(act: (args: ActionFunctionArgs) => Promise<Response>) {
  return async (args: ActionFunctionArgs): Promise<Response> => {
    try {
      return await act(args);
    } catch (thrown) {
      const body: unknown = thrown instanceof Response ? await bodyOf(thrown) : null;
      if (!(thrown instanceof Response) || !isRefusedWords(body)) throw thrown;
      return new Response(pageOf(body, args), {
        status: thrown.status,
        headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "private, no-store" },
      });
    }
  };
}

async function bodyOf(response: Response): Promise<unknown> {
  if (!response.headers.get("Content-Type")?.startsWith("application/json")) return null;
  return response.clone().json();
}

function pageOf({ error, typed, signIn, again }: RefusedWords, { context, request }: ActionFunctionArgs): string {
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
      nonce: context.nonce,
    },
    m.appName(),
  );
}
