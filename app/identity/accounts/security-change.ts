export type SecurityChange =
  | "password_changed"
  | "password_removed"
  | "two_step_on"
  | "two_step_off"
  | "two_step_reset"
  | "recovery_codes_made"
  | "recovery_code_used"
  | "passkey_added"
  | "passkey_removed"
  | "connected_added"
  | "connected_removed";
