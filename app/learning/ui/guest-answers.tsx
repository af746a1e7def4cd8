import { Form, useLocation, useSubmit } from "@remix-run/react";
import { type FormEvent, useEffect, useState } from "react";
import { hasGuestDrafts } from "#app/drafts/device.ts";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";

/**
 * Asks whether the guest answers in this browser, and what it kept of longer ones, are the signed-in person's own;
 * nothing if there are none.
 */
export function GuestAnswers({ lessons }: { lessons: { title: string; answers: number }[] }) {
  const { pathname } = useLocation();
  const submit = useSubmit();
  const [kept, setKept] = useState(0);
  useEffect(() => {
    if (hasGuestDrafts()) void loadDrafts().then(async ({ countGuestDrafts }) => setKept(await countGuestDrafts()));
  }, []);
  if (lessons.length + kept === 0) return null;

  async function settle(event: FormEvent<HTMLFormElement>, isMine: boolean) {
    if (kept === 0) return;
    event.preventDefault();
    const form = event.currentTarget;
    const { adoptGuestDrafts, discardGuestDrafts } = await loadDrafts();
    await (isMine ? adoptGuestDrafts() : discardGuestDrafts());
    setKept(0);
    submit(form);
  }

  return (
    <Notice title={m.guestTitle()}>
      {lessons.map(({ title, answers }) => (
        <p key={title}>{m.guestLead({ count: answers, title })}</p>
      ))}
      {kept > 0 ? <p>{m.guestDevice({ count: kept })}</p> : null}
      <div className="cluster">
        <Form method="post" action="/learning/guest-answers" onSubmit={(event) => void settle(event, true)}>
          <input type="hidden" name="to" value={pathname} />
          <Button tone="primary">{m.guestAdopt()}</Button>
        </Form>
        <Form method="post" action="/learning/guest-answers" onSubmit={(event) => void settle(event, false)}>
          <input type="hidden" name="to" value={pathname} />
          <input type="hidden" name="_method" value="delete" />
          <Button>{m.guestDiscard()}</Button>
        </Form>
      </div>
    </Notice>
  );
}

const loadDrafts = () => import("#app/drafts/guest-drafts.ts");
