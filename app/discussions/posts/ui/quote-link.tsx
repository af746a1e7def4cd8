import * as m from "#app/messages/catalog.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { postPath } from "../../paths.ts";
import { quoteOf } from "../markdown-edit.ts";
import { quoteInComposer } from "./markdown-toolbar.tsx";

/** Quotes what is selected of the post, or all of it, in the composer; without JavaScript by reading the page again. */
export function QuoteLink({ postId, name }: { postId: string; name: string }) {
  const quote = (event: React.MouseEvent<HTMLElement>) => {
    const words = wordsToQuote(event.currentTarget.closest("article")?.querySelector<HTMLElement>(".post__body"));
    if (words === null || !quoteInComposer(quoteOf({ name, path: postPath(postId), words }))) return;
    event.preventDefault();
  };
  return (
    <LinkButton
      to={`?answers=${postId}&quote=${postId}#write`}
      tone="quiet"
      aria-label={m.postsQuoteLabel({ name })}
      onClick={quote}
    >
      {m.postsQuote()}
    </LinkButton>
  );
}

/** The selected words of a post's body, or all; null where the page has none. */
function wordsToQuote(body: HTMLElement | null | undefined): string | null {
  if (!body) return null;
  const selection = document.getSelection();
  const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
  const isInside = range !== null && !range.collapsed && body.contains(range.commonAncestorContainer);
  return isInside ? String(selection) : body.innerText;
}
