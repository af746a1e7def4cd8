import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { passwordChangedAtOf, waysInOf } from "#app/identity/accounts/ways-in.server.ts";
import { countOfWaysIn } from "#app/identity/accounts/ways-in.ts";
import { secondStepStateOf } from "#app/identity/second-step/second-step.server.ts";
import * as m from "#app/messages/catalog.ts";
import { site } from "#app/settings/site.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { dayIn } from "#app/time/dates.ts";
import { Notice } from "#app/ui/notice.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { SettingsPage } from "./settings-page.tsx";

export const meta: MetaFunction = () => [{ title: titled(m.waysInTitle()) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const ways = await waysInOf(db, person.id);
  const { app, isDemanded, recovery } = await secondStepStateOf(db, person.id);
  const changedAt = await passwordChangedAtOf(db, person.id);
  return {
    email: person.email,
    isVerified: person.isEmailVerified,
    canMail: site().canMail,
    passwordOn: changedAt && dayIn(person.timeZone, changedAt.toISOString()),
    passkeys: ways.passkeys,
    connected: ways.connected,
    hasOneWay: countOfWaysIn(ways) <= 1,
    app,
    isDemanded,
    recoveryLeft: recovery?.left ?? 0,
  };
}

export default function SignInSettings() {
  const { email, isVerified, canMail, ...all } = useLoaderData<typeof loader>();
  const hasSecondStep = all.app !== "none" || all.passkeys > 0;
  const warnings = [
    all.hasOneWay ? m.waysInOnlyOne() : null,
    hasSecondStep && all.recoveryLeft === 0 ? m.waysInNoRecovery() : null,
  ].filter((warning) => warning !== null);
  return (
    <SettingsPage title={m.waysInTitle()} lead={m.waysInLead()}>
      <div className="stack-8 measure">
        {warnings.length > 0 ? (
          <Notice kind="care" title={m.waysInLostTitle()}>
            {warnings.map((warning) => (
              <p key={warning}>{warning}</p>
            ))}
          </Notice>
        ) : null}
        <div className="ways-in">
          <Way title={m.waysInEmail()} links={emailLinks(isVerified)}>
            {isVerified ? null : m.waysInEmailUnverified({ email })}
            {isVerified && canMail ? m.waysInEmailVerified({ email }) : null}
            {isVerified && !canMail ? m.waysInEmailVerifiedNoMail({ email }) : null}
          </Way>
          <Way
            title={m.waysInPassword()}
            links={[
              { to: "/settings/password", label: all.passwordOn ? m.waysInPasswordChange() : m.waysInPasswordAdd() },
            ]}
          >
            {all.passwordOn ? m.waysInPasswordSet({ day: all.passwordOn }) : m.waysInPasswordNone()}
          </Way>
          <Way title={m.waysInPasskeys()} links={[{ to: "/settings/passkeys", label: m.waysInPasskeysManage() }]}>
            {m.waysInPasskeysCount({ count: all.passkeys })}
          </Way>
          <Way title={m.waysInTwoStep()} links={[{ to: "/settings/two-step", label: m.waysInTwoStepManage() }]}>
            {twoStepInWords(all)}
          </Way>
          {hasSecondStep ? (
            <Way
              title={m.waysInRecovery()}
              links={[{ to: "/settings/recovery-codes", label: m.waysInRecoveryManage() }]}
            >
              {m.waysInRecoveryLeft({ left: all.recoveryLeft })}
            </Way>
          ) : null}
          <Way title={m.waysInConnected()} links={[{ to: "/settings/connected", label: m.waysInConnectedManage() }]}>
            {m.waysInConnectedCount({ count: all.connected })}
          </Way>
        </div>
        <section className="stack" aria-labelledby="also">
          <h2 id="also">{m.waysInAlsoTitle()}</h2>
          <ul className="plain stack">
            <li>
              <Link to="/settings/sessions">{m.waysInSessions()}</Link>
            </li>
            <li>
              <Link to="/settings/merge">{m.waysInMerge()}</Link>
            </li>
          </ul>
        </section>
      </div>
    </SettingsPage>
  );
}

const emailLinks = (isVerified: boolean) => [
  ...(isVerified ? [] : [{ to: "/verify-email", label: m.waysInEmailVerify() }]),
  { to: "/settings/email", label: m.waysInEmailChange() },
];

function twoStepInWords(state: { app: "none" | "on" | "unreadable"; passkeys: number; isDemanded: boolean }): string {
  if (state.app === "unreadable") return m.waysInTwoStepUnreadable();
  if (state.app === "on") return m.waysInTwoStepOn();
  if (state.passkeys > 0) return m.waysInTwoStepPasskey();
  return state.isDemanded ? m.waysInTwoStepDemanded() : m.waysInTwoStepOff();
}

function Way({
  title,
  links,
  children,
}: {
  title: string;
  links: { to: string; label: string }[];
  children: ReactNode;
}) {
  return (
    <section className="ways-in__way stack">
      <h2>{title}</h2>
      <p>{children}</p>
      <p className="cluster">
        {links.map(({ to, label }) => (
          <Link key={to} to={to}>
            {label}
          </Link>
        ))}
      </p>
    </section>
  );
}
