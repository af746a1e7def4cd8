import { Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";

/** Posts that one passes with the Tab key before a way past them is offered. */
const few = 10;

type Props = { posts: number; page: number; pageCount: number; canPost: boolean };

/** Ways past a long page of posts: to the composer, and to the newest posts. */
export function TopicJumps({ posts, page, pageCount, canPost }: Props) {
  if (posts <= few) return null;
  return (
    <p className="cluster small">
      {canPost ? (
        <Link to="#write" onClick={toComposer}>
          {m.topicsToComposer()}
        </Link>
      ) : null}
      {page < pageCount ? <Link to={`?page=${pageCount}`}>{m.topicsToNewest({ page: pageCount })}</Link> : null}
    </p>
  );
}

/** Moves focus without a navigation, which would begin the composer anew. */
function toComposer(event: React.MouseEvent): void {
  const field = document.querySelector<HTMLElement>("#write textarea[name=source]");
  if (!field) return;
  event.preventDefault();
  field.focus();
}
