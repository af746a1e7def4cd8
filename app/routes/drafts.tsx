import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useSearchParams } from "@remix-run/react";
import { useRef, useState } from "react";
import { DraftList } from "#app/drafts/ui/draft-list.tsx";
import { useDrafts, type Waiting } from "#app/drafts/ui/use-drafts.ts";
import * as m from "#app/messages/catalog.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";

export const meta: MetaFunction = () => [{ title: titled(m.draftsTitle()) }];

/** Only the browser knows the drafts that it holds; the server knows whose page this is. */
export async function loader({ request }: LoaderFunctionArgs) {
  await signedIn(request);
  return null;
}

/** Text typed on this device that the site does not have; with `?leaving`, on the way to signing out. */
export default function Drafts() {
  const [search] = useSearchParams();
  const isLeaving = search.has("leaving");
  const { waiting, send, discard } = useDrafts();
  const isEmpty = waiting !== null && waiting.drafts.length + waiting.unreadable === 0;
  const lead = waiting === null || isEmpty ? undefined : leadOf(waiting, isLeaving);
  return (
    <Page width="narrow" title={isLeaving ? m.draftsLeaving() : m.draftsTitle()} lead={lead}>
      <div className="stack-6">
        <p className="without-scripts">{m.draftsNoScript()}</p>
        {waiting === null ? <p className="needs-scripts">{m.draftsLooking()}</p> : null}
        {isEmpty ? <p>{m.draftsNoneBody()}</p> : null}
        {waiting && waiting.unreadable > 0 ? <p>{m.draftsUnreadable({ count: waiting.unreadable })}</p> : null}
        {waiting ? <DraftList drafts={waiting.drafts} discard={(draft) => void discard(draft)} /> : null}
        {waiting ? <Choices {...{ isLeaving, isEmpty, send, discard }} canKeep={waiting.canSeal} /> : null}
      </div>
    </Page>
  );
}

function leadOf({ canSeal }: Waiting, isLeaving: boolean): string {
  if (isLeaving) return m.draftsLeavingLead();
  return canSeal ? m.draftsLead() : m.draftsLeadPlain();
}

type ChoicesProps = {
  isLeaving: boolean;
  isEmpty: boolean;
  canKeep: boolean;
  send: () => Promise<boolean>;
  discard: () => Promise<void>;
};

function Choices({ isLeaving, isEmpty, canKeep, send, discard }: ChoicesProps) {
  const [isSending, setSending] = useState(false);
  const [isLeft, setLeft] = useState(false);
  const leave = useRef<HTMLFormElement>(null);
  const signOut = () => leave.current?.submit();

  async function trySending() {
    setSending(true);
    const isAll = await send();
    setSending(false);
    setLeft(!isAll);
    if (isAll && isLeaving) signOut();
  }

  return (
    <div className="stack">
      <form ref={leave} method="post" action="/sign-out" data-decided="" hidden />
      {isLeft ? (
        <Notice kind="care" live>
          <p>{m.draftsNotSent()}</p>
        </Notice>
      ) : null}
      {isEmpty ? null : (
        <Button type="button" tone="primary" aria-disabled={isSending} onClick={() => void trySending()}>
          {isLeaving ? m.draftsSendAndLeave() : m.draftsSend()}
        </Button>
      )}
      {isLeaving && isEmpty ? (
        <Button type="button" tone="primary" onClick={signOut}>
          {m.navSignOut()}
        </Button>
      ) : null}
      {isLeaving && !isEmpty && canKeep ? (
        <Choice label={m.draftsKeepAndLeave()} help={m.draftsKeepHelp()} onClick={signOut} />
      ) : null}
      {isLeaving && !isEmpty ? (
        <Choice
          label={m.draftsDiscardAndLeave()}
          help={m.draftsDiscardHelp()}
          onClick={() => void discard().then(signOut)}
        />
      ) : null}
      {isLeaving ? <Link to="/">{m.draftsStay()}</Link> : null}
    </div>
  );
}

function Choice({ label, help, onClick }: { label: string; help: string; onClick: () => void }) {
  return (
    <div>
      <Button type="button" onClick={onClick}>
        {label}
      </Button>
      <p className="small soft">{help}</p>
    </div>
  );
}
