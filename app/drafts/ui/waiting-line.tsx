import { Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { useDrafts } from "./use-drafts.ts";

/** Says that words typed on this device are not saved on the site, refused ones too; nothing if there are none. */
export function WaitingLine() {
  const { waiting } = useDrafts();
  const count = waiting ? waiting.drafts.length + waiting.unreadable : 0;
  if (count === 0) return null;
  return (
    <p>
      {m.draftsWaitingHere({ count })} <Link to="/drafts">{m.draftsLook()}</Link>
    </p>
  );
}
