/** Thrown when something in a certificate does not hold; the message is one sentence. */
export class Refused extends Error {}
