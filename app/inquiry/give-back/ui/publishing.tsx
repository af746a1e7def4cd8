import { Form } from "@remix-run/react";
import type { QrCodeShape } from "#app/identity/second-step/ui/qr-code.tsx";
import { QrCode } from "#app/identity/second-step/ui/qr-code.tsx";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Hidden } from "./language-form.tsx";

/** Whether the page is open, its address with a code to print, and what it shows. */
export function Publishing({
  person,
  address,
  qrCode,
  showsNumbers,
  takesReactions,
  isReady,
  refused,
}: {
  person: string;
  /** Null while the page is closed. */
  address: string | null;
  qrCode: QrCodeShape | null;
  showsNumbers: boolean;
  takesReactions: boolean;
  isReady: boolean;
  refused: string | null;
}) {
  return (
    <section className="stack" aria-labelledby="publishing">
      <h2 id="publishing">{address ? m.giveBackOpen() : m.giveBackClosed()}</h2>
      {refused === "incomplete" ? (
        <Notice kind="care" live>
          {m.giveBackIncomplete()}
        </Notice>
      ) : null}
      {address && qrCode ? (
        <>
          <p>
            <a href={address}>{address}</a>
          </p>
          <QrCode shape={qrCode} label={m.giveBackCode()} />
        </>
      ) : (
        <p className="soft">{m.giveBackClosedAbout()}</p>
      )}
      {address || isReady ? (
        <Form method="post">
          <Hidden values={{ person, form: address ? "unpublish" : "publish" }} />
          <Button tone={address ? "secondary" : "primary"}>{address ? m.giveBackClose() : m.giveBackPublish()}</Button>
        </Form>
      ) : null}
      <Form method="post" className="stack">
        <Hidden values={{ person, form: "settings" }} />
        <Checkbox
          name="numbers"
          label={m.giveBackNumbers()}
          help={m.giveBackNumbersHelp()}
          defaultChecked={showsNumbers}
        />
        <Checkbox
          name="reactions"
          label={m.giveBackTakes()}
          help={m.giveBackTakesHelp()}
          defaultChecked={takesReactions}
        />
        <Button>{m.giveBackSettingsSave()}</Button>
      </Form>
    </section>
  );
}
