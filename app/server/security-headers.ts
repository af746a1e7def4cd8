import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { letterStyle } from "../notifications/letter-style.ts";

/** Pages that show a mail show it in a frame, which takes this policy over. */
const letterHash = `'sha256-${createHash("sha256").update(letterStyle).digest("base64")}'`;

type Options = { nonce: string; isDevelopment: boolean; isHttps: boolean };

/** What every page carries, so that it runs our scripts and nobody else's. */
export function setSecurityHeaders(response: ServerResponse<IncomingMessage>, options: Options): void {
  setAssetHeaders(response, options);
  response.setHeader("Content-Security-Policy", contentSecurityPolicy(options));
  response.setHeader("X-Frame-Options", "DENY");
  response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
  response.setHeader(
    "Permissions-Policy",
    "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
  );
  response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
}

/** What a script, a style or a font carries. It is no document, and a first visit loads twenty of them. */
export function setAssetHeaders(response: ServerResponse<IncomingMessage>, { isHttps }: Pick<Options, "isHttps">) {
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
  if (isHttps) response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
}

function contentSecurityPolicy({ nonce, isDevelopment }: Options): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    // Vite writes style elements of its own while developing.
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}' ${letterHash}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "media-src 'self'",
    "manifest-src 'self'",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
