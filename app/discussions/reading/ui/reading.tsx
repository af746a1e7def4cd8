import { Form, Link, useFetcher, useLocation } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { follow } from "#app/live/ui/follow.ts";
import { useLive } from "#app/live/ui/use-live.ts";
import * as m from "#app/messages/catalog.ts";
import { announce } from "#app/ui/announce.tsx";
import { Button } from "#app/ui/button.tsx";
import { focusTitle, useIsFirstPage } from "#app/ui/page-focus.tsx";

/** Marks the posts of the page as read once it is shown; without JavaScript by a button. */
export function MarkRead({ path, person, numbers }: { path: string; person: string; numbers: string[] }) {
  const fetcher = useFetcher();
  const { submit } = fetcher;
  const read = numbers.join(" ");
  const sent = useRef("");
  useEffect(() => {
    if (read === "" || sent.current === read) return;
    sent.current = read;
    submit({ person, read, quiet: "yes" }, { method: "post", action: `${path}/marks` });
  }, [read, person, path, submit]);
  if (read === "") return null;
  return (
    <noscript>
      <Form method="post" action={`${path}/marks`}>
        <input type="hidden" name="person" value={person} />
        <input type="hidden" name="read" value={read} />
        <Button>{m.readingMarkPage()}</Button>
      </Form>
    </noscript>
  );
}

/** "2 new replies", told once; nothing moves until the reader asks for them. */
export function NewReplies({ topicId, path, after }: { topicId: string; path: string; after: number }) {
  const fetcher = useFetcher<{ total: number }>();
  const { load } = fetcher;
  useEffect(() => follow(`topic:${topicId}`, () => load(`${path}/news`)), [topicId, path, load]);
  const count = Math.max(0, (fetcher.data?.total ?? after) - after);
  const words = count > 0 ? m.readingNew({ count }) : "";
  const last = useRef("");
  useEffect(() => {
    if (words !== "" && words !== last.current) announce(words);
    last.current = words;
  }, [words]);
  if (count === 0) return null;
  return (
    <p className="new-replies">
      <Link to={`${path}?at=unread`}>{words}</Link>
    </p>
  );
}

/**
 * After a client navigation to a post or to the composer, moves focus there: the browser only scrolls, and the next press of
 * Tab would go on from the link that was pressed.
 */
export function useFocusOnArrival(): void {
  const isFirst = useIsFirstPage();
  const { key, hash } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same place can be asked for twice
  useEffect(() => {
    if (isFirst || hash === "") return;
    const place = document.getElementById(hash.slice(1));
    place?.querySelector<HTMLElement>("textarea, article[tabindex]")?.focus({ preventScroll: true });
  }, [key, hash, isFirst]);
}

/**
 * "Something new was written here", told once; nothing moves until the reader asks for it. `shown` is the list that the
 * page shows now.
 */
export function NewInSpace({ spaceId, shown }: { spaceId: string; shown: object }) {
  const [heardOver, setHeardOver] = useState<object | null>(null);
  const { pathname, search } = useLocation();
  useLive(
    `space:${spaceId}`,
    useCallback(() => setHeardOver(shown), [shown]),
  );
  const isNew = heardOver === shown;
  const wasAsked = useRef(false);
  useEffect(() => {
    if (isNew) announce(m.readingNewInSpace());
    else if (wasAsked.current) focusTitle(); // the link is gone
    wasAsked.current = false;
  }, [isNew]);
  if (!isNew) return null;
  return (
    <p className="new-replies">
      <Link
        to={`${pathname}${search}`}
        onClick={() => {
          wasAsked.current = true;
        }}
      >
        {m.readingNewInSpace()}
      </Link>
    </p>
  );
}

/** Reads the page again when something is written in a space. */
export function FollowSpace({ spaceId }: { spaceId: string }) {
  useLive(`space:${spaceId}`);
  return null;
}
