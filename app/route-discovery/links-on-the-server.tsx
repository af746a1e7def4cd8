import {
  type LinkProps,
  type NavLinkProps,
  Link as RemixLink,
  NavLink as RemixNavLink,
  useLocation,
} from "@remix-run/react";

/** A link of Remix's as the server draws it: only a browser has a use for the hooks that Remix's own runs. */
export function Link(props: LinkProps) {
  return isPlain(props) ? <Anchor {...props} /> : <RemixLink {...props} />;
}

/** The same for a link that says whether it leads to the open page. */
export function NavLink(props: NavLinkProps) {
  const { pathname } = useLocation();
  const { to, end = false, caseSensitive = false, className = "", style, children, ...rest } = props;
  const isOwn = typeof className === "function" || typeof style === "function" || typeof children === "function";
  if (isOwn || caseSensitive || !isPlain(props) || !hasPathOnly(to)) return <RemixNavLink {...props} />;
  const isCurrent = isWithin(pathname.toLowerCase(), to.toLowerCase(), end);
  const { "aria-current": current = "page", ...others } = rest;
  return (
    <Anchor
      {...others}
      to={to}
      aria-current={isCurrent ? current : undefined}
      className={[className, isCurrent && "active"].filter(Boolean).join(" ")}
      style={style}
    >
      {children}
    </Anchor>
  );
}

/** The element without what only a browser looks at. */
function Anchor(props: LinkProps) {
  const { to, discover = "render", reloadDocument = false, ...rest } = props;
  const { prefetch, replace, state, preventScrollReset, relative, viewTransition, ...attributes } = rest;
  const isDiscovered = discover === "render" && !reloadDocument;
  return <a {...attributes} data-discover={isDiscovered ? "true" : undefined} href={String(to)} />;
}

/** Whether Remix would write the address as it is: it begins at the root, without steps up and without empty parts. */
function isPlain({ to, prefetch = "none" }: Pick<LinkProps, "to" | "prefetch">): boolean {
  const isWhole = typeof to === "string" && to.startsWith("/") && !/\/\/|\/\.{1,2}(?:[/?#]|$)|[?#](?:#|$)/.test(to);
  return isWhole && prefetch === "none";
}

const hasPathOnly = (to: LinkProps["to"]): to is string => typeof to === "string" && /^[\w/.~-]+$/.test(to);

function isWithin(pathname: string, to: string, end: boolean): boolean {
  if (pathname === to) return true;
  const slashAt = to !== "/" && to.endsWith("/") ? to.length - 1 : to.length;
  return !end && pathname.startsWith(to) && pathname[slashAt] === "/";
}
