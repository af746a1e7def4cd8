import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { messageStyle } from "../mail/message-style.ts";

/** Pages that show a mail show it in a frame, which takes this policy over. */
const messageStyleHash = `'sha256-${createHash("sha256").update(messageStyle).digest("base64")}'`;

type Options = { nonce: string; isDevelopment: boolean; isHttps: boolean; carriesSecret: boolean };

/**
 * What a browser could be asked for that none of our pages needs, as far as Chromium knows the words: it complains of
 * every other. Passkeys are for our own pages only.
 */
const unused = [
  ...["accelerometer", "autoplay", "browsing-topics", "camera", "compute-pressure", "display-capture"],
  ...["encrypted-media", "gamepad", "geolocation", "gyroscope", "hid", "identity-credentials-get", "idle-detection"],
  ...["local-fonts", "magnetometer", "microphone", "midi", "otp-credentials", "payment", "picture-in-picture"],
  ...["private-state-token-issuance", "private-state-token-redemption", "screen-wake-lock", "serial"],
  ...["storage-access", "usb", "window-management", "xr-spatial-tracking"],
];
const ours = ["publickey-credentials-create", "publickey-credentials-get", "clipboard-write", "fullscreen"];
const permissions = [...unused.map((name) => `${name}=()`), ...ours.map((name) => `${name}=(self)`)].join(", ");

/** Two years, as browsers ask of sites on their own list. */
const strictTransport = "max-age=63072000; includeSubDomains; preload";

/** What can be no document, whatever a browser is told: it needs no policy, and a first visit loads twenty of them. */
const inert = /^(?:text\/javascript|application\/javascript|text\/css|font\/[\w-]+|application\/json)\b/i;

/**
 * Sets the headers of an answer when it is known what is answered: every one has all of them, but for the scripts,
 * styles and fonts that a page loads. An address says nothing: a missing script is a page.
 */
export function followWithSecurityHeaders(
  response: ServerResponse<IncomingMessage>,
  options: Options,
  isAsset: boolean,
) {
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => typeof response;
  response.writeHead = (status: unknown, ...given: unknown[]) => {
    const type = String(response.getHeader("Content-Type") ?? "");
    if (isAsset && status === 200 && inert.test(type)) setAssetHeaders(response, options);
    else setSecurityHeaders(response, options);
    return writeHead(status, ...given);
  };
}

/** What every page carries, so that it runs our scripts and nobody else's. */
function setSecurityHeaders(response: ServerResponse<IncomingMessage>, options: Options): void {
  setAssetHeaders(response, options);
  response.setHeader("Content-Security-Policy", contentSecurityPolicy(options));
  response.setHeader("X-Frame-Options", "DENY");
  // Addresses from mail carry secrets, which not even our own next page is told. With no-referrer, browsers would not
  // say either where a form comes from (Fetch, "append a request Origin header"), and we would refuse it.
  response.setHeader("Referrer-Policy", options.carriesSecret ? "strict-origin" : "same-origin");
  response.setHeader("Permissions-Policy", permissions);
  response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
  response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
  response.setHeader("Origin-Agent-Cluster", "?1");
  response.setHeader("X-DNS-Prefetch-Control", "off");
}

/** What everything carries, a script, a style and a font too. */
function setAssetHeaders(response: ServerResponse<IncomingMessage>, { isHttps }: Pick<Options, "isHttps">) {
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
  if (isHttps) response.setHeader("Strict-Transport-Security", strictTransport);
}

function contentSecurityPolicy({ nonce, isDevelopment, isHttps }: Options): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    // Vite writes style elements of its own while developing.
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}' ${messageStyleHash}`,
    "img-src 'self'",
    "font-src 'self'",
    "media-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "frame-src 'none'",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    ...(isHttps ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}
