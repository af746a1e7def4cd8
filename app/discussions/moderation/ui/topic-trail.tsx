import { Form, Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { messageKey } from "../../message-key.ts";
import { topicPath } from "../../paths.ts";

export type ShownChange = {
  id: number;
  action: string;
  isOn: boolean;
  isMade: boolean;
  byName: string | null;
  day: string;
  isUndone: boolean;
  isNewest: boolean;
  otherId: string | null;
  otherTitle: string | null;
  otherSpaceId: string | null;
  spaceTitle: string | null;
};

type Props = { changes: ShownChange[]; path: string; person: string; isFacilitator: boolean; isOpen: boolean };

/** The changes of a topic, for all of its readers; facilitators undo the newest move. */
export function TopicTrail({ changes, path, person, isFacilitator, isOpen }: Props) {
  if (changes.length === 0) return null;
  return (
    <details className="trail" open={isOpen}>
      <summary>{m.trailTitle({ count: changes.length })}</summary>
      <ul className="plain rows">
        {changes.map((change) => (
          <li key={change.id} className="stack-2">
            <p>
              {m.trailWhat({ what: whatOf(change), space: change.spaceTitle ?? m.trailAnotherSpace() })}
              {change.otherId && change.otherSpaceId ? (
                <>
                  {" "}
                  <Link to={topicPath({ spaceId: change.otherSpaceId, id: change.otherId })}>
                    <bdi>{change.otherTitle}</bdi>
                  </Link>
                </>
              ) : null}
            </p>
            <p className="small soft">
              <bdi>{change.byName ?? m.postsErased()}</bdi> · {change.day}
              {change.isUndone ? ` · ${m.trailUndone()}` : ""}
            </p>
            {isFacilitator && change.isNewest ? (
              <Form method="post" action={`${path}/state`}>
                <input type="hidden" name="person" value={person} />
                <input type="hidden" name="set" value="undo" />
                <input type="hidden" name="event" value={change.id} />
                <Button aria-label={m.trailUndoLabel({ what: messageKey(change.action) })}>{m.trailUndo()}</Button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  );
}

function whatOf({ action, isOn, isMade }: ShownChange): string {
  if (isMade) return "made";
  return isOn ? messageKey(action) : `${action}_off`;
}
