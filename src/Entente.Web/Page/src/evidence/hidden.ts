// Signs that cannot be seen but change what is: shown as escapes, as the command line shows them. The joiners that Persian, Hindi and emoji
// need, line ends and tabs are none.
const Hidden = /(?![\n\r\t\u200C\u200D\u0600-\u0605\u06DD\u08E2])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A text of which everything can be seen. */
export function visible(text: string): string {
  return text.replace(Hidden, sign => `\\u${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`);
}
