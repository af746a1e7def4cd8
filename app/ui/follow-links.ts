import { useNavigate } from "@remix-run/react";
import { type RefObject, useEffect, useRef } from "react";

/**
 * Follows the plain links below an element without loading a new document, as `Link` does. For long lists: a `Link`
 * costs the server as much as twenty elements, and each one in a browser listens for itself.
 */
export function useFollowedLinks<Within extends HTMLElement>(): RefObject<Within> {
  const within = useRef<Within>(null);
  const navigate = useNavigate();
  useEffect(() => {
    const element = within.current;
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (!link || !leadsHere(link) || !isPlainClick(event)) return;
      event.preventDefault();
      navigate(link.pathname + link.search + link.hash, { replace: link.href === location.href });
    };
    element?.addEventListener("click", follow);
    return () => element?.removeEventListener("click", follow);
  }, [navigate]);
  return within;
}

function leadsHere(link: HTMLAnchorElement): boolean {
  return link.origin === location.origin && !link.hasAttribute("download") && /^(_self)?$/.test(link.target);
}

/** Anything else opens a tab or window, or was handled already. */
function isPlainClick(event: MouseEvent): boolean {
  const { button, metaKey, ctrlKey, shiftKey, altKey, defaultPrevented } = event;
  return button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey && !defaultPrevented;
}
