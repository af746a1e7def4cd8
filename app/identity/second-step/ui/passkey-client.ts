import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from "@simplewebauthn/browser";

/** Where to go next, or an error: a sentence of the server's, or why the browser did not answer. */
export type PasskeyOutcome = { to: string } | { error: string } | { obstacle: PasskeyObstacle };
export type PasskeyObstacle = "unsupported" | "stopped" | "known" | "unreachable";

type Send = { path: string; form: Record<string, string> };

/** Asks the browser for an existing passkey and submits its response. */
export function answerWithPasskey(question: Send, answer: Send): Promise<PasskeyOutcome> {
  return ceremony(question, answer, (optionsJSON: Parameters<typeof startAuthentication>[0]["optionsJSON"]) =>
    startAuthentication({ optionsJSON }),
  );
}

/** Asks the browser to create a passkey and submits it. */
export function makePasskey(question: Send, answer: Send): Promise<PasskeyOutcome> {
  return ceremony(question, answer, (optionsJSON: Parameters<typeof startRegistration>[0]["optionsJSON"]) =>
    startRegistration({ optionsJSON }),
  );
}

async function ceremony<Options>(
  question: Send,
  answer: Send,
  start: (options: Options) => Promise<unknown>,
): Promise<PasskeyOutcome> {
  if (!browserSupportsWebAuthn()) return { obstacle: "unsupported" };
  try {
    const asked = await post<Options>(question);
    if ("to" in asked || "error" in asked) return asked;
    const response = JSON.stringify(await start(asked.options));
    const answered = await post<never>({ path: answer.path, form: { ...answer.form, response } });
    return "options" in answered ? { obstacle: "unreachable" } : answered;
  } catch (error) {
    return { obstacle: obstacleOf(error) };
  }
}

/** Our own answers are JSON; anything else is a page, such as the sign-in page. */
async function post<Options>({ path, form }: Send): Promise<{ options: Options } | { to: string } | { error: string }> {
  const body = new URLSearchParams(form);
  const response = await fetch(path, { method: "POST", headers: { Accept: "application/json" }, body });
  if (response.redirected) return { to: response.url };
  const reply = await response.json();
  return typeof reply.signIn === "string" ? { to: reply.signIn } : reply;
}

function obstacleOf(error: unknown): PasskeyObstacle {
  if (error instanceof WebAuthnError && error.code === "ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED") return "known";
  if (error instanceof TypeError || error instanceof SyntaxError) return "unreachable";
  return "stopped"; // browsers do not distinguish a person who declined from one without a passkey
}
