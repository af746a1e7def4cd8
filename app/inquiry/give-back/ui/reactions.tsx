import { Form } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import type { ReactionState } from "../give-back.ts";
import { Hidden } from "./language-form.tsx";

type Reaction = { id: string; text: string; state: ReactionState; day: string };

/** What people wrote on the page; a member decides what others see. */
export function Reactions({ person, reactions }: { person: string; reactions: Reaction[] }) {
  return (
    <section id="reactions" aria-labelledby="reactions-title" className="stack">
      <h2 id="reactions-title">{m.giveBackReactions({ count: reactions.length })}</h2>
      {reactions.length === 0 ? <p className="soft">{m.giveBackNoReactions()}</p> : null}
      <ul className="plain lines">
        {reactions.map(({ id, text, state, day }) => (
          <li key={id} className="stack-2">
            <p className="as-typed">{text}</p>
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
