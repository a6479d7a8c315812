// What reps write in these tests.

/** A first offer without any disclosure. */
export const OFFER =
  "Hello Jane, our torque wrenches cut rework on assembly lines like yours by half. Would you have 15 minutes for a demo next week? Best, Robin";

/** The same with a placeholder left in it. */
export const TEMPLATE = OFFER.replace("Jane", "{{first_name}}");

/** Something between acquaintances. */
export const NOTE = "Thank you for the lovely lunch yesterday. See you on Sunday!";
