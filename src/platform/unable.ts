/** What an operator asked can't be done; the message is the sentence that says why, for operators and so in English. */
export class Unable extends Error {}
