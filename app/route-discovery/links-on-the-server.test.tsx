import { type LinkProps, type NavLinkProps, Link as RemixLink, NavLink as RemixNavLink } from "@remix-run/react";
import type { ReactElement } from "react";
import { renderToString } from "react-dom/server";
import { StaticRouter } from "react-router-dom/server";
import { expect, test } from "vitest";
import { Link, NavLink } from "./links-on-the-server.tsx";

/** The HTML on a page, with attributes in one order: a browser that takes it over looks at names, not at order. */
function drawn(link: ReactElement, at = "/courses/One"): string {
  const html = renderToString(<StaticRouter location={at}>{link}</StaticRouter>);
  return html.replace(/<a ([^>]*)>/, (_, attributes: string) => `<a ${attributes.match(/[\w-]+="[^"]*"/g)?.sort()}>`);
}

const addresses = [
  ...[
    "/",
    "/courses",
    "/courses/",
    "/courses/one",
    "/courses/one/",
    "/courses/on",
    "/Courses",

    "/a/../b",
    "/a/./b",
    "/a?b=//c",
  ],
  ...["/a/..", "/a?b=c#d", "/a?", "/a#", "/a?#b", "/a/é", "/a%20b", "a", "..", ".", "", "?b=c", "#d"],
  ...["https://elsewhere.example/a", "mailto:ana@example.org"],
];
const options: Omit<LinkProps, "to">[] = [
  {},
  { className: "button", rel: "next", "aria-label": "More", children: <b>More</b> },
  {
    replace: true,
    state: { from: 1 },
    preventScrollReset: true,
    viewTransition: true,
    relative: "path",
    target: "_top",
  },
  { reloadDocument: true, prefetch: "none", discover: "render" },
  { discover: "none", prefetch: "intent" },
];

test("a link is drawn as Remix draws it, whatever its address and options", () => {
  for (const to of [...addresses, { pathname: "/a", search: "?b=c" }]) {
    for (const option of options) {
      expect(drawn(<Link to={to} {...option} />)).toBe(drawn(<RemixLink to={to} {...option} />));
    }
  }
});

test("a link says that it leads to the open page, or to one above it, where Remix says so", () => {
  const own: Omit<NavLinkProps, "to">[] = [
    ...[{ end: true }, { caseSensitive: true }, { className: "tab" }, { "aria-current": "step" as const }],
    ...[{ className: ({ isActive }: { isActive: boolean }) => (isActive ? "here" : "away") }, { children: "One" }],
  ];
  for (const at of ["/", "/courses", "/courses/One", "/courses/one/two", "/courses/"]) {
    for (const to of addresses.filter((address) => !URL.canParse(address))) {
      for (const option of [...options.filter(({ viewTransition }) => !viewTransition), ...own]) {
        const props = { to, ...option };
        expect(drawn(<NavLink {...props} />, at)).toBe(drawn(<RemixNavLink {...props} />, at));
      }
    }
  }
});
