import { Form, Link, NavLink, useLocation } from "@remix-run/react";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import * as m from "#app/messages/catalog.ts";
import { LinkButton } from "./button.tsx";
import { classes } from "./classes.ts";
import { Icon } from "./icon.tsx";
import type { NavigationItem } from "./navigation-item.ts";

type Visitor = {
  name: string;
  /** The address of their administration pages; null if they have none. */
  desk: string | null;
  /** How many notifications they have not read, at most 100. */
  unread: number;
};

type Props = { visitor: Visitor | null; places: NavigationItem[]; own: NavigationItem[] };

/** How many links a phone shows in one line; more of them open from a menu there. */
const fewPlaces = 4;

/** The same few links on every page, and in the menu at the person's name what is their own. */
export function SiteHeader({ visitor, places, own }: Props) {
  const isLong = places.length > fewPlaces;
  const search = (
    <Link to="/search" className="site-header__search" aria-label={m.navSearch()}>
      <Icon name="search" />
    </Link>
  );
  return (
    <header className="site-header">
      <div className="center site-header__inner">
        <Link to="/" className="site-name">
          <Mark />
          <span className={visitor ? "site-name__words" : undefined}>{m.appName()}</span>
        </Link>
        <nav className={classes("site-nav", isLong && "site-nav--wide")} aria-label={m.navMain()}>
          <Places places={places} />
        </nav>
        {visitor ? null : search}
        <div className="site-header__account">
          {visitor ? (
            <>
              {search}
              <NotificationsLink unread={visitor.unread} />
              <AccountMenu name={visitor.name} desk={visitor.desk} own={own} />
            </>
          ) : (
            <>
              <LinkButton to="/sign-in" tone="quiet">
                {m.navSignIn()}
              </LinkButton>
              <LinkButton to="/sign-up">{m.navSignUp()}</LinkButton>
            </>
          )}
          {isLong || !visitor ? (
            <OpeningMenu
              className={classes("site-menu", !isLong && "site-menu--few")}
              summary={
                <>
                  <Icon name="menu" />
                  <span className="visually-hidden">{m.navMenu()}</span>
                </>
              }
            >
              <nav aria-label={m.navMenu()}>
                <Places places={places} />
              </nav>
              {visitor ? null : (
                <>
                  <Link to="/sign-in">{m.navSignIn()}</Link>
                  <Link to="/sign-up">{m.navSignUp()}</Link>
                </>
              )}
            </OpeningMenu>
          ) : null}
        </div>
      </div>
    </header>
  );
}

function Places({ places }: Pick<Props, "places">) {
  return (
    <ul className="plain">
      {places.map(({ to, label, isExact = false }) => (
        <li key={to}>
          <NavLink to={to} end={isExact}>
            {label()}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}

function AccountMenu({ name, desk, own }: Omit<Visitor, "unread"> & Pick<Props, "own">) {
  return (
    <OpeningMenu
      className="account"
      summary={
        <>
          <Icon name="user" />
          <span className="account__name">
            <span className="visually-hidden">{m.navAccount()} </span>
            {name}
          </span>
          <Icon name="chevron-down" />
        </>
      }
    >
      {own.map(({ to, label }) => (
        <Link key={to} to={to}>
          {label()}
        </Link>
      ))}
      <Link to="/settings">
        <Icon name="settings" />
        {m.navSettings()}
      </Link>
      {desk ? (
        <Link to={desk}>
          <Icon name="building" />
          {m.navAdministration()}
        </Link>
      ) : null}
      <Form method="post" action="/sign-out" reloadDocument>
        <button type="submit">
          <Icon name="log-out" />
          {m.navSignOut()}
        </button>
      </Form>
    </OpeningMenu>
  );
}

/** A whole page load, so that the number is counted anew. */
function NotificationsLink({ unread }: { unread: number }) {
  const isMany = unread > 99;
  return (
    <a
      href="/notifications"
      className="site-header__search site-header__unread"
      aria-label={isMany ? m.bellCountMany() : m.bellCount({ count: unread })}
    >
      <Icon name="bell" />
      {unread > 0 ? <span className="site-header__count numbers">{isMany ? m.bellMany() : unread}</span> : null}
    </a>
  );
}

/** Opens without JavaScript; with it, also closes with Escape, on losing focus, and on navigation. */
function OpeningMenu({ className, summary, children }: { className: string; summary: ReactNode; children: ReactNode }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const { key } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new key is an arrival
  useEffect(() => menu.current?.removeAttribute("open"), [key]);
  useEffect(() => {
    const close = (event: Event) => {
      if (event.target instanceof Node && !menu.current?.contains(event.target)) menu.current?.removeAttribute("open");
    };
    document.addEventListener("pointerdown", close);
    document.addEventListener("focusin", close);
    return () => {
      document.removeEventListener("pointerdown", close);
      document.removeEventListener("focusin", close);
    };
  }, []);
  const closeWithEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !menu.current?.open) return;
    menu.current.removeAttribute("open");
    menu.current.querySelector("summary")?.focus();
  };
  return (
    <details ref={menu} className={classes("menu", className)} onKeyDown={closeWithEscape}>
      <summary>{summary}</summary>
      <div className="menu__items">{children}</div>
    </details>
  );
}

/** Three waves that flatten out: sound, and the Sound. */
function Mark() {
  return (
    <svg className="site-name__mark" viewBox="0 0 28 28" fill="none" aria-hidden="true" focusable="false">
      <g stroke="currentColor" strokeWidth="2.4" strokeLinecap="round">
        <path d="M4 8c3.3-3.4 6.7-3.4 10 0s6.7 3.4 10 0" />
        <path d="M4 14.5c3.3-2 6.7-2 10 0s6.7 2 10 0" />
        <path d="M4 21h20" />
      </g>
    </svg>
  );
}
