import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { passwordChangedAtOf, signInMethodsOf } from "#app/identity/accounts/sign-in-methods.server.ts";
import { countSignInMethods } from "#app/identity/accounts/sign-in-methods.ts";
import { secondStepStateOf } from "#app/identity/second-step/second-step.server.ts";
import secondStepStyle from "#app/identity/second-step/ui/second-step.css?url";
import * as m from "#app/messages/catalog.ts";
import { site } from "#app/settings/site.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { dayIn } from "#app/time/dates.ts";
import { Notice } from "#app/ui/notice.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { SettingsPage } from "./settings-page.tsx";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: secondStepStyle }];

export const meta: MetaFunction = () => [{ title: titled(m.signInMethodsTitle()) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const ways = await signInMethodsOf(db, person.id);
  const { app, isDemanded, recovery } = await secondStepStateOf(db, person.id);
  const changedAt = await passwordChangedAtOf(db, person.id);
  return {
    email: person.email,
    isVerified: person.isEmailVerified,
    canMail: site().canMail,
    passwordOn: changedAt && dayIn(person.timeZone, changedAt.toISOString()),
    passkeys: ways.passkeys,
    connected: ways.connected,
    hasOneWay: countSignInMethods(ways) <= 1,
    app,
    isDemanded,
    recoveryLeft: recovery?.left ?? 0,
  };
}

export default function SignInSettings() {
  const { email, isVerified, canMail, ...all } = useLoaderData<typeof loader>();
  const hasSecondStep = all.app !== "none" || all.passkeys > 0;
  const warnings = [
    all.hasOneWay ? m.signInMethodsOnlyOne() : null,
    hasSecondStep && all.recoveryLeft === 0 ? m.signInMethodsNoRecovery() : null,
  ].filter((warning) => warning !== null);
  return (
    <SettingsPage title={m.signInMethodsTitle()} lead={m.signInMethodsLead()}>
      <div className="stack-8 measure">
        {warnings.length > 0 ? (
          <Notice kind="care" title={m.signInMethodsLostTitle()}>
            {warnings.map((warning) => (
              <p key={warning}>{warning}</p>
            ))}
          </Notice>
        ) : null}
        <div className="sign-in-methods">
          <MethodSection title={m.signInMethodsEmail()} links={emailLinks(isVerified)}>
            {isVerified ? null : m.signInMethodsEmailUnverified({ email })}
            {isVerified && canMail ? m.signInMethodsEmailVerified({ email }) : null}
            {isVerified && !canMail ? m.signInMethodsEmailVerifiedNoMail({ email }) : null}
          </MethodSection>
          <MethodSection
            title={m.signInMethodsPassword()}
            links={[
              {
                to: "/settings/password",
                label: all.passwordOn ? m.signInMethodsPasswordChange() : m.signInMethodsPasswordAdd(),
              },
            ]}
          >
            {all.passwordOn ? m.signInMethodsPasswordSet({ day: all.passwordOn }) : m.signInMethodsPasswordNone()}
          </MethodSection>
          <MethodSection
            title={m.signInMethodsPasskeys()}
            links={[{ to: "/settings/passkeys", label: m.signInMethodsPasskeysManage() }]}
          >
            {m.signInMethodsPasskeysCount({ count: all.passkeys })}
          </MethodSection>
          <MethodSection
            title={m.signInMethodsTwoStep()}
            links={[{ to: "/settings/two-step", label: m.signInMethodsTwoStepManage() }]}
          >
            {twoStepInWords(all)}
          </MethodSection>
          {hasSecondStep ? (
            <MethodSection
              title={m.signInMethodsRecovery()}
              links={[{ to: "/settings/recovery-codes", label: m.signInMethodsRecoveryManage() }]}
            >
              {m.signInMethodsRecoveryLeft({ left: all.recoveryLeft })}
            </MethodSection>
          ) : null}
          <MethodSection
            title={m.signInMethodsConnected()}
            links={[{ to: "/settings/connected", label: m.signInMethodsConnectedManage() }]}
          >
            {m.signInMethodsConnectedCount({ count: all.connected })}
          </MethodSection>
        </div>
        <AlsoHere />
      </div>
    </SettingsPage>
  );
}

function AlsoHere() {
  return (
    <section className="stack" aria-labelledby="also">
      <h2 id="also">{m.signInMethodsAlsoTitle()}</h2>
      <ul className="plain stack">
        <li>
          <Link to="/settings/sessions">{m.signInMethodsSessions()}</Link>
        </li>
        <li>
          <Link to="/settings/merge">{m.signInMethodsMerge()}</Link>
        </li>
      </ul>
    </section>
  );
}

const emailLinks = (isVerified: boolean) => [
  ...(isVerified ? [] : [{ to: "/verify-email", label: m.signInMethodsEmailVerify() }]),
  { to: "/settings/email", label: m.signInMethodsEmailChange() },
];

function twoStepInWords(state: { app: "none" | "on" | "unreadable"; passkeys: number; isDemanded: boolean }): string {
  if (state.app === "unreadable") return m.signInMethodsTwoStepUnreadable();
  if (state.app === "on") return m.signInMethodsTwoStepOn();
  if (state.passkeys > 0) return m.signInMethodsTwoStepPasskey();
  return state.isDemanded ? m.signInMethodsTwoStepDemanded() : m.signInMethodsTwoStepOff();
}

function MethodSection({
  title,
  links,
  children,
}: {
  title: string;
  links: { to: string; label: string }[];
  children: ReactNode;
}) {
  return (
    <section className="sign-in-methods__method stack">
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
