/**
 * What comes in at the input door: well-formed Unicode (a lone surrogate, as a cut emoji leaves it, breaks canonical JSON),
 * without the C0 control characters that no XML document can hold; tab and line feed stay, CR LF becomes LF.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}
