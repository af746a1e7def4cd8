import { Form, useLocation } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";

/** Asks whether the guest answers in this browser are the signed-in person's own; nothing if there are none. */
export function GuestAnswers({ lessons }: { lessons: { title: string; answers: number }[] }) {
  const { pathname } = useLocation();
  if (lessons.length === 0) return null;
  return (
    <Notice title={m.guestTitle()}>
      {lessons.map(({ title, answers }) => (
        <p key={title}>{m.guestLead({ count: answers, title })}</p>
      ))}
      <div className="cluster">
        <Form method="post" action="/learning/guest-answers">
          <input type="hidden" name="to" value={pathname} />
          <Button tone="primary">{m.guestAdopt()}</Button>
        </Form>
        <Form method="post" action="/learning/guest-answers">
          <input type="hidden" name="to" value={pathname} />
          <input type="hidden" name="_method" value="delete" />
          <Button>{m.guestDiscard()}</Button>
        </Form>
      </div>
    </Notice>
  );
}
