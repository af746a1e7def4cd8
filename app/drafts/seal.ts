/**
 * Encrypts text so that only pages with the key can read it; `name` is the storage key, and the text decrypts under no
 * other.
 */
export type Seal = {
  close: (name: string, text: string) => Promise<string>;
  /** Null if it was encrypted with another key or under another name, or is damaged. */
  open: (name: string, sealed: string) => Promise<string | null>;
};

/**
 * AES-256-GCM with the browser's WebCrypto. `key` is 32 bytes in base64url; null if WebCrypto is missing (plain http).
 */
export function sealWith(key: string): Seal | null {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (!subtle) return null;
  const imported = subtle.importKey("raw", bytesIn(key), "AES-GCM", false, ["encrypt", "decrypt"]);
  return {
    async close(name, text) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const algorithm = { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(name) };
      const sealed = new Uint8Array(await subtle.encrypt(algorithm, await imported, new TextEncoder().encode(text)));
      const whole = new Uint8Array(iv.length + sealed.length);
      whole.set(iv);
      whole.set(sealed, iv.length);
      return textOf(whole);
    },
    async open(name, sealed) {
      try {
        const whole = bytesIn(sealed);
        const algorithm = { name: "AES-GCM", iv: whole.slice(0, 12), additionalData: new TextEncoder().encode(name) };
        return new TextDecoder().decode(await subtle.decrypt(algorithm, await imported, whole.slice(12)));
      } catch {
        return null;
      }
    },
  };
}

function bytesIn(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64.replaceAll("-", "+").replaceAll("_", "/")), (each) => each.charCodeAt(0));
}

function textOf(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
}
