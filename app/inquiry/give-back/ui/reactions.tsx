import { Form } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { Confirm } from "#app/ui/confirm.tsx";
import type { ReactionState } from "../give-back.ts";
import { Hidden } from "./language-form.tsx";

type Reaction = { id: string; text: string; state: ReactionState; day: string };

type Props = {
  person: string;
  /** The address of the page that the reactions are on, for the team. */
  action: string;
  reactions: Reaction[];
};

/** What people wrote on the page; a member decides what others see. */
export function Reactions({ person, action, reactions }: Props) {
  const waiting = reactions.filter(({ state }) => state === "waiting").length;
  return (
    <section id="reactions" aria-labelledby="reactions-title" className="stack">
      <h2 id="reactions-title">{m.giveBackReactions({ count: reactions.length })}</h2>
      {reactions.length === 0 ? <p className="soft">{m.giveBackNoReactions()}</p> : null}
      {waiting > 1 ? (
        <Confirm
          action={action}
          tone="quiet"
          hidden={{ person, form: "hide-waiting" }}
          label={m.giveBackHideAll({ count: waiting })}
          question={m.giveBackHideAllQuestion({ count: waiting })}
          confirm={m.giveBackHideAll({ count: waiting })}
        >
          <p>{m.giveBackHideAllHelp()}</p>
        </Confirm>
      ) : null}
      <ul className="plain lines">
        {reactions.map(({ id, text, state, day }) => (
          <li key={id} className="stack-2">
            <p className="as-typed" dir="auto">
              {text}
            </p>
            <p className="small soft">
              {day} · {m.giveBackReactionState({ state })}
            </p>
            <div className="cluster">
              {(["shown", "hidden"] as const)
                .filter((each) => each !== state)
                .map((each) => (
                  <Form key={each} method="post">
                    <Hidden values={{ person, form: "reaction", reaction: id, state: each }} />
                    <Button tone="quiet" aria-label={m.giveBackDecideOn({ state: each, text: text.slice(0, 60) })}>
                      {m.giveBackDecide({ state: each })}
                    </Button>
                  </Form>
                ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
