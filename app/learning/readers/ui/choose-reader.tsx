import { Form } from "@remix-run/react";
import type { FormReply } from "#app/http/form-reply.ts";
import * as m from "#app/messages/catalog.ts";
import type { ChildDataFinding } from "#app/privacy/child-data.ts";
import { Button } from "#app/ui/button.tsx";
import { ChildDataWarning } from "#app/ui/child-data-warning.tsx";
import { RadioGroup } from "#app/ui/field.tsx";
import { useFocusIfLost } from "#app/ui/focus-if-lost.ts";
import { PostForm } from "#app/ui/post-form.tsx";
import type { Offer } from "../queries/offers.server.ts";
import type { PossibleReader } from "../queries/readers.server.ts";
import { ReportForm } from "./report-form.tsx";
import type { ShownReading } from "./shown-reading.ts";

type Props = {
  person: string;
  reply: FormReply | undefined;
  isEmpty: boolean;
  findings: ChildDataFinding[];
  current: ShownReading | null;
  earlier: ShownReading[];
  possible: PossibleReader[];
  offer: Offer;
};

/** The author's reader or the choice of one, readers before, and the offer to read in return. */
export function ChooseReader({ person, reply, current, earlier, offer, ...choice }: Props) {
  const choosing = useFocusIfLost<HTMLDivElement>(current?.id ?? "");
  return (
    <div className="stack-8">
      <div ref={choosing} tabIndex={-1}>
        {current ? (
          <section className="stack" aria-labelledby="current-reader">
            <h2 id="current-reader">{m.readersCurrent()}</h2>
            <p role="status">{current.words}</p>
            <Form method="post" className="stack-2">
              <input type="hidden" name="person" value={person} />
              <input type="hidden" name="intent" value="end" />
              <p className="soft small">{m.readersWithdrawHelp({ name: current.name })}</p>
              <Button tone="secondary">{m.readersWithdraw()}</Button>
            </Form>
            <ReportForm person={person} reply={reply} help={m.readersReportHelp()} />
          </section>
        ) : (
          <Choice person={person} reply={reply} {...choice} />
        )}
      </div>
      {earlier.length > 0 ? (
        <details className="disclosure">
          <summary>{m.readersEarlier()}</summary>
          <ul className="bullets small">
            {earlier.map(({ id, name, words }) => (
              <li key={id}>
                <bdi>{name}</bdi>: {words}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <OfferToRead person={person} offer={offer} />
    </div>
  );
}

function Choice({
  person,
  reply,
  isEmpty,
  findings,
  possible,
}: Pick<Props, "person" | "reply" | "isEmpty" | "findings" | "possible">) {
  if (isEmpty) return <p>{m.readersEmpty()}</p>;
  if (possible.length === 0) {
    return (
      <section className="stack" aria-labelledby="no-reader">
        <h2 id="no-reader">{m.readersNobody()}</h2>
        <p>{m.readersNobodyBody()}</p>
      </section>
    );
  }
  return (
    <PostForm
      reply={reply?.values.intent === "ask" ? reply : undefined}
      submit={m.readersAsk()}
      hidden={{ person, intent: "ask" }}
      help={m.readersAskHelp()}
    >
      <ChildDataWarning findings={findings} />
      <RadioGroup
        name="reader"
        id="reader"
        label={m.readersChoose()}
        isBoxed
        choices={possible.map(({ id, name, organization, isInstructor }) => {
          const where = organization ?? "none";
          return {
            value: id,
            label: name,
            help: isInstructor ? m.readersInstructor({ where }) : m.readersColleague({ where }),
          };
        })}
      />
    </PostForm>
  );
}

function OfferToRead({ person, offer }: Pick<Props, "person" | "offer">) {
  return (
    <section className="stack" aria-labelledby="offer">
      <h2 id="offer">{m.readersOfferTitle()}</h2>
      {offer === "closed" ? (
        <p>{m.readersClosed()}</p>
      ) : (
        <Form method="post" className="stack-2" preventScrollReset>
          <input type="hidden" name="person" value={person} />
          <input type="hidden" name="intent" value={offer === "open" ? "stop-offering" : "offer"} />
          <p role="status">{offer === "open" ? m.readersOffered() : m.readersOfferHelp()}</p>
          <Button tone="secondary">{offer === "open" ? m.readersOfferEnd() : m.readersOffer()}</Button>
        </Form>
      )}
    </section>
  );
}
