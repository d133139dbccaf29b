/** Standard base64 with padding (RFC 4648 §4). */
export const encodeBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** The bytes of standard base64, or undefined unless the text is the one spelling that `encodeBase64` gives these bytes. */
export const decodeBase64 = (text: string): Buffer | undefined => {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
};
