import type { HeadersFunction, LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunction,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { draftKeyOf } from "#app/drafts/draft-key.server.ts";
import type { Owner } from "#app/drafts/draft-store.ts";
import { hasRole } from "#app/identity/person/person.ts";
import { adminHomeOf } from "#app/identity/person/role.ts";
import * as m from "#app/messages/catalog.ts";
import { unreadBeside } from "#app/notifications/reading.server.ts";
import { visitorOfHeader } from "#app/signed-in/signed-in.server.ts";
import { siteNotices } from "#app/signed-in/site-notices.server.ts";
import { db } from "#db/pool.server.ts";
import { headerItems, ownItems } from "./navigation.ts";
import { participationItem } from "./participation/navigation.ts";
import styles from "./root.css?url";
import { Announcer } from "./ui/announce.tsx";
import { ErrorPage, errorTitle } from "./ui/error-page.tsx";
import textFont from "./ui/fonts/atkinson-400-700-latin.woff2?url";
import headingFont from "./ui/fonts/literata-600-latin.woff2?url";
import { useNonce } from "./ui/nonce.ts";
import { PendingLine, useFocusAfterNavigation } from "./ui/page-focus.tsx";
import { useDocumentReference, useReference } from "./ui/reference.ts";
import { SiteFooter } from "./ui/site-footer.tsx";
import { SiteHeader } from "./ui/site-header.tsx";
import { SiteNotices } from "./ui/site-notices.tsx";
import { titled } from "./ui/title.ts";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "anonymous", href: textFont },
  { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "anonymous", href: headingFont },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export const meta: MetaFunction = ({ error }) => [
  { title: error === undefined ? m.appName() : titled(errorTitle(error)) },
];

/** A refusal says when to come back, also to programs. */
export const headers: HeadersFunction = ({ errorHeaders }) => {
  const retryAfter = errorHeaders?.get("Retry-After");
  return new Headers(retryAfter ? { "Retry-After": retryAfter } : undefined);
};

/** The visitor, for the header; each page reads its own. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await visitorOfHeader(request);
  const { id: personId, session } = person ?? {};
  const drafts: Owner | null = personId
    ? { personId, key: draftKeyOf(personId), isShared: session?.isShared === true }
    : null;
  return {
    visitor: person && {
      name: person.name,
      desk: adminHomeOf(person),
      isCoach: hasRole(person, "coach"),
      isLead: hasRole(person, "program_lead"),
      unread: await unreadBeside(db, person, request),
    },
    drafts,
    notices: await siteNotices(person),
  };
}

/** The header changes when someone signs in or out, or renames themselves: only then is it read again. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formMethod, nextUrl }) =>
  (formMethod !== undefined && formMethod !== "GET") || nextUrl.pathname === "/sign-in";

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const reference = useDocumentReference();
  const root = useRouteLoaderData<typeof loader>("root");
  const visitor = root?.visitor ?? null;
  const isBare = useMatches().some(({ handle }) => isBareHandle(handle));
  return (
    <html lang="en" dir="ltr" data-reference={reference || undefined} suppressHydrationWarning>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content="#faf7f0" />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#10201b" />
        <Meta />
        <Links />
        {root?.drafts ? <meta name="drafts" content={JSON.stringify(root.drafts)} /> : null}
        <script
          nonce={nonce}
          suppressHydrationWarning
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own words; before first paint, so that nothing shifts
          dangerouslySetInnerHTML={{ __html: 'document.documentElement.classList.add("scripts")' }}
        />
      </head>
      <body>
        <a href="#main" className="skip-link">
          {m.appSkip()}
        </a>
        {isBare ? null : <SiteHeader visitor={visitor} places={itemsFor(visitor)} own={ownItems} />}
        {isBare ? null : <SiteNotices notices={root?.notices ?? []} />}
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        {isBare ? null : <SiteFooter />}
        <Announcer />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

/** A coach's own home comes first; leads find who takes part beside Today. */
function itemsFor(visitor: { isCoach: boolean; isLead: boolean } | null) {
  if (!visitor) return headerItems.signedOut;
  const items = visitor.isCoach ? headerItems.coach : visitor.isLead ? headerItems.lead : headerItems.signedIn;
  return visitor.isCoach && visitor.isLead ? [...items.slice(0, 2), participationItem, ...items.slice(2)] : items;
}

/** A page made for paper says `export const handle = { isBare: true }`. */
function isBareHandle(handle: unknown): boolean {
  return typeof handle === "object" && handle !== null && "isBare" in handle && handle.isBare === true;
}

export default function App() {
  useFocusAfterNavigation();
  return (
    <>
      <PendingLine />
      <Outlet />
    </>
  );
}

export function ErrorBoundary() {
  useFocusAfterNavigation();
  const error = useRouteError();
  const reference = useReference();
  return <ErrorPage error={error} reference={reference} />;
}
