/** Dispatched by a textarea once it can be filled; what a device kept of it then comes back (drafts/form-keeper.ts). */
export const textAreaShown = "text-area-shown";

/** Dispatched on a textarea whose kept words came back; its `detail` discards them. */
export const textAreaRestored = "text-area-restored";
