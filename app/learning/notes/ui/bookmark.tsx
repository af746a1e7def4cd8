import { Form } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";

type Props = { personId: string; lesson: string; isBookmarked: boolean };

/** Bookmarks a lesson or removes its bookmark. `lesson` is its address. */
export function Bookmark({ personId, lesson, isBookmarked }: Props) {
  return (
    <Form method="post" action={`${lesson}/bookmark`} preventScrollReset>
      <input type="hidden" name="person" value={personId} />
      {isBookmarked ? <input type="hidden" name="_method" value="delete" /> : null}
      <button type="submit" className="button button--quiet">
        {isBookmarked ? m.lessonPageRemoveBookmark() : m.lessonPageBookmark()}
      </button>
    </Form>
  );
}
