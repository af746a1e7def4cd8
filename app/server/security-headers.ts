import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { messageStyle } from "../mail/message-style.ts";

/** Pages show mail in a frame, which inherits this policy. */
const messageStyleHash = `'sha256-${createHash("sha256").update(messageStyle).digest("base64")}'`;

type Options = {
  nonce: string;
  isDevelopment: boolean;
  isHttps: boolean;
  carriesSecret: boolean;
  /** The one page that may keep the screen awake. */
  staysAwake: boolean;
};

/**
 * Browser features that none of our pages needs, limited to those that Chromium knows, since it warns about any other.
 * Passkeys are allowed on our own pages only.
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
const permissionsAwake = permissions.replace("screen-wake-lock=()", "screen-wake-lock=(self)");

/** Two years, as the HSTS preload list recommends. */
const strictTransport = "max-age=63072000; includeSubDomains; preload";

/**
 * Types that need no policy among the files of the build: they are never documents or, like its SVG, contain no script.
 * A first visit loads twenty of them.
 */
const inert =
  /^(?:text\/javascript|application\/javascript|text\/css|font\/[\w-]+|application\/json|image\/svg\+xml)\b/i;

/**
 * Sets the headers once the type of the answer is known: all of them, except on scripts, styles, fonts and icons. The
 * address does not determine the type: a missing script is answered with a page.
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

/** The headers of every page, so that it runs only our scripts. */
function setSecurityHeaders(response: ServerResponse<IncomingMessage>, options: Options): void {
  setAssetHeaders(response, options);
  response.setHeader("Content-Security-Policy", contentSecurityPolicy(options));
  response.setHeader("X-Frame-Options", "DENY");
  // Addresses from mail contain secrets, which not even our own next page may receive. With no-referrer, browsers would
  // also omit a form's origin (Fetch, "append a request Origin header"), and we would refuse it.
  response.setHeader("Referrer-Policy", options.carriesSecret ? "strict-origin" : "same-origin");
  response.setHeader("Permissions-Policy", options.staysAwake ? permissionsAwake : permissions);
  response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
  response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
  response.setHeader("Origin-Agent-Cluster", "?1");
  response.setHeader("X-DNS-Prefetch-Control", "off");
}

/** The headers of every response, including scripts, styles and fonts. */
function setAssetHeaders(response: ServerResponse<IncomingMessage>, { isHttps }: Pick<Options, "isHttps">) {
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
  if (isHttps) response.setHeader("Strict-Transport-Security", strictTransport);
}

function contentSecurityPolicy({ nonce, isDevelopment, isHttps }: Options): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    // Vite adds style elements of its own in development.
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
