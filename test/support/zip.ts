import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const ENTRY = 22;
const DEFLATED = 8;

/** Everything in a zip archive, unpacked, one member after the other (PKWARE APPNOTE 4.3). */
export function unzipped(archive: Buffer): Buffer {
  let end = archive.length - ENTRY;
  while (archive.readUInt32LE(end) !== END) end -= 1;
  const members: Buffer[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size, start] = [
      archive.readUInt16LE(at + 10),
      archive.readUInt32LE(at + 20),
      archive.readUInt32LE(at + 42),
    ];
    const data = start + 30 + archive.readUInt16LE(start + 26) + archive.readUInt16LE(start + 28);
    const packed = archive.subarray(data, data + size);
    members.push(method === DEFLATED ? inflateRawSync(packed) : packed);
    at += 46 + archive.readUInt16LE(at + 28) + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return Buffer.concat(members);
}
