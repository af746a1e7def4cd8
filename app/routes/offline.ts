import type { LoaderFunctionArgs } from "@remix-run/node";
import * as m from "#app/messages/catalog.ts";
import { staticPage } from "#app/ui/static-page.ts";

/** The page that the service worker keeps for when there is no network: the same for everybody. */
export function loader({ context: { nonce } }: LoaderFunctionArgs): Response {
  const page = staticPage(
    {
      title: m.offlineTitle(),
      paragraphs: [m.offlineHappened(), m.offlineKept(), m.offlineNext()],
      links: [{ to: "", label: m.offlineAgain() }],
      reference: null,
      nonce,
    },
    m.appName(),
  );
  return new Response(page, {
    headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "private, no-store" },
  });
}
