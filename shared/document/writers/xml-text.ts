const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Text for an element or an attribute of XML. Characters that XML forbids are `printable`'s to remove. */
export const escapeXml = (text: string): string => text.replace(/[&<>"']/g, (char) => entities[char] as string);
