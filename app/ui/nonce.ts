import { createContext, useContext } from "react";

/** The nonce of this response, for the scripts of the page; the browser hides it, so it is empty there. */
export const NonceContext = createContext("");

export function useNonce(): string {
  return useContext(NonceContext);
}
