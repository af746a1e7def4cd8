import { type PageRows, toNoRole, toSignedIn } from "./finds.ts";

export const accountsPages: PageRows = {
  "settings/email": { addresses: ["/settings/email"], finds: toSignedIn },
  "settings/sessions": { addresses: ["/settings/sessions"], finds: toSignedIn },
  "sign-in/again": { addresses: ["/sign-in/again?to=/settings/two-step"], finds: toSignedIn },
  "sign-in/again/code": { addresses: ["/sign-in/again/code"], finds: toNoRole },
  "sign-in/again/mail": {
    addresses: ["/sign-in/again/mail?sent"],
    finds: toSignedIn,
  },
  "settings/sign-in": { addresses: ["/settings/sign-in"], finds: toSignedIn },
  "settings/two-step": { addresses: ["/settings/two-step"], finds: toSignedIn },
  "settings/two-step/set-up": { addresses: ["/settings/two-step/set-up"], finds: toSignedIn },
  "settings/recovery-codes": { addresses: ["/settings/recovery-codes"], finds: toSignedIn },
  "settings/passkeys": { addresses: ["/settings/passkeys"], finds: toSignedIn },
  "settings/passkeys/:passkey": { addresses: ["/settings/passkeys/none"], finds: toNoRole },
  "settings/profile": { addresses: ["/settings/profile"], finds: toSignedIn },
  "settings/password": { addresses: ["/settings/password"], finds: toSignedIn },
  "settings/connected": { addresses: ["/settings/connected"], finds: toSignedIn },
};
