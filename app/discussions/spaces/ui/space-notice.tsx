import { Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Notice } from "#app/ui/notice.tsx";
import { messageKey } from "../../message-key.ts";
import { noticesPath, spacePath } from "../../paths.ts";
import type { WhyNotWrite } from "../space.ts";

/** Why somebody cannot write in a space now, and what they can do about it. */
export function SpaceNotice({
  spaceId,
  reason,
  until,
}: {
  spaceId: string;
  reason: WhyNotWrite | null;
  until: string | null;
}) {
  if (reason === null) return null;
  return (
    <Notice kind={reason === "paused" ? "care" : "note"}>
      <p>
        {m.spacesWhyNot({ reason: messageKey(reason), until: until ?? "" })}{" "}
        {reason === "not-agreed" ? (
          <Link to={`${spacePath(spaceId)}/agreements`}>{m.spacesReadAgreements()}</Link>
        ) : null}
        {reason === "archived" ? <Link to={`${spacePath(spaceId)}/about`}>{m.spacesWhyArchived()}</Link> : null}
        {reason === "paused" ? <Link to={noticesPath(spaceId)}>{m.spacesWhyPaused()}</Link> : null}
      </p>
    </Notice>
  );
}
