/** What the bytes of a file say that it is, whatever its name says. */
export interface Sniffed { mediaType: string; family: 'picture' | 'document' | 'sound' | 'film' | 'archive' | 'drawing' | 'text' }

/** As many bytes as `sniff` looks at. */
export const sniffedBytes = 4096;

const signatures: readonly [at: number, bytes: string | number[], sniffed: Sniffed][] = [
  [0, [0xff, 0xd8, 0xff], { mediaType: 'image/jpeg', family: 'picture' }],
  [0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], { mediaType: 'image/png', family: 'picture' }],
  [0, 'GIF87a', { mediaType: 'image/gif', family: 'picture' }],
  [0, 'GIF89a', { mediaType: 'image/gif', family: 'picture' }],
  [8, 'WEBP', { mediaType: 'image/webp', family: 'picture' }],
  [4, 'ftypavif', { mediaType: 'image/avif', family: 'picture' }],
  [4, 'ftypavis', { mediaType: 'image/avif', family: 'picture' }],
  [4, 'ftyphei', { mediaType: 'image/heic', family: 'picture' }],
  [4, 'ftyphev', { mediaType: 'image/heic', family: 'picture' }],
  [4, 'ftypmif1', { mediaType: 'image/heic', family: 'picture' }],
  [0, [0x49, 0x49, 0x2a, 0x00], { mediaType: 'image/tiff', family: 'picture' }],
  [0, [0x4d, 0x4d, 0x00, 0x2a], { mediaType: 'image/tiff', family: 'picture' }],
  [0, '%PDF-', { mediaType: 'application/pdf', family: 'document' }],
  [8, 'WAVE', { mediaType: 'audio/wav', family: 'sound' }],
  [0, 'ID3', { mediaType: 'audio/mpeg', family: 'sound' }],
  [0, [0xff, 0xfb], { mediaType: 'audio/mpeg', family: 'sound' }],
  [0, [0xff, 0xf3], { mediaType: 'audio/mpeg', family: 'sound' }],
  [0, 'OggS', { mediaType: 'audio/ogg', family: 'sound' }],
  [0, 'fLaC', { mediaType: 'audio/flac', family: 'sound' }],
  [4, 'ftypM4A', { mediaType: 'audio/mp4', family: 'sound' }],
  [4, 'ftyp', { mediaType: 'video/mp4', family: 'film' }],
  [0, [0x1a, 0x45, 0xdf, 0xa3], { mediaType: 'video/webm', family: 'film' }],
  [0, [0x50, 0x4b, 0x03, 0x04], { mediaType: 'application/zip', family: 'archive' }],
];

/** Undefined where nothing is known of it. */
function sniff(head: Buffer): Sniffed | undefined {
  const found = signatures.find(([at, bytes]) => {
    const wanted = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : Buffer.from(bytes);
    return head.subarray(at, at + wanted.length).equals(wanted);
  });
  if (found) return found[2];
  const start = head.toString('utf8').replace(/^\ufeff/, '').trimStart().slice(0, 1_000).toLowerCase();
  if (/^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*(<!doctype svg[^>]*>\s*)?<svg[\s>]/.test(start)) return { mediaType: 'image/svg+xml', family: 'drawing' };
  return head.includes(0) ? undefined : { mediaType: 'text/plain', family: 'text' };
}

/** Types that are kept by their own name though the bytes don't prove it; a browser never opens them by itself. */
const keptByName = /^(text\/(plain|csv|calendar|vcard)|application\/(msword|rtf|json|vnd\.(openxmlformats-officedocument|oasis\.opendocument|ms-)[\w.-]+))$/;

/**
 * The media type to keep for a file that was sent as `declared`; null where it is not what it says.
 * What shows itself in a browser (pictures, PDF) and what is heard must be proven by its bytes.
 */
export function provenType(declared: string, head: Buffer): string | null {
  const says = declared.split(';')[0]!.trim().toLowerCase().replace('image/jpg', 'image/jpeg').replace('image/heif', 'image/heic');
  const is = sniff(head);
  const isUnsaid = says === '' || says === 'application/octet-stream';
  if (is?.family === 'picture' || is?.mediaType === 'application/pdf') return isUnsaid || says === is.mediaType ? is.mediaType : null;
  if (is?.family === 'drawing') return isUnsaid || says === 'image/svg+xml' || says.endsWith('xml') ? 'image/svg+xml' : null;
  if (/^image\/|^application\/pdf$/.test(says)) return null;
  if (/^audio\/|^video\//.test(says)) return is?.family === 'sound' || is?.family === 'film' ? is.mediaType : null;
  return keptByName.test(says) ? says : 'application/octet-stream';
}
