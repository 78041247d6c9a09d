import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** Each entry says after its bytes how many there were: they are gone by then. */
const sizesFollow = 0x0808;
const mostBytes = 0xffff_ffff;
const [version, deflated] = [20, 8];
/** 1 January 1980, the first day that there is: the same records make the same file. */
const day = 0x21;

interface Entry { name: Buffer; checksum: number; packed: number; size: number; at: number }

/** A ZIP archive (APPNOTE 6.3) that is never held whole: entries one after the other, each as it is made. */
export class ArchiveWriter {
  readonly #entries: Entry[] = [];
  #at = 0;

  async* entry(name: string, content: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Uint8Array> {
    const entry: Entry = { name: Buffer.from(name), checksum: 0, packed: 0, size: 0, at: this.#at };
    yield this.#counted(headOf(entry));
    const measured = async function* (): AsyncGenerator<Buffer> {
      for await (const text of content) {
        const bytes = Buffer.from(text);
        entry.checksum = crc32(bytes, entry.checksum);
        entry.size += bytes.length;
        yield bytes;
      }
    };
    const source = Readable.from(measured());
    const packer = createDeflateRaw({ level: 4, chunkSize: 64 * 1024 });
    source.once('error', (failure) => packer.destroy(failure));
    try {
      for await (const bytes of source.pipe(packer) as AsyncIterable<Buffer>) {
        entry.packed += bytes.length;
        yield this.#counted(bytes);
      }
    } finally {
      source.destroy();
      packer.destroy();
    }
    if (entry.size > mostBytes || this.#at > mostBytes) throw new Error('The workbook is larger than 4 GB.');
    yield this.#counted(tailOf(entry));
    this.#entries.push(entry);
  }

  /** The list of what there is, which ends an archive. */
  end(): Uint8Array {
    const listed = Buffer.concat(this.#entries.map(listedOf));
    const end = Buffer.alloc(22);
    end.write('PK\x05\x06', 'latin1');
    end.writeUInt16LE(this.#entries.length, 8);
    end.writeUInt16LE(this.#entries.length, 10);
    end.writeUInt32LE(listed.length, 12);
    end.writeUInt32LE(this.#at, 16);
    return Buffer.concat([listed, end]);
  }

  #counted(bytes: Buffer): Buffer {
    this.#at += bytes.length;
    return bytes;
  }
}

function headOf({ name }: Entry): Buffer {
  const head = Buffer.alloc(30);
  head.write('PK\x03\x04', 'latin1');
  head.writeUInt16LE(version, 4);
  head.writeUInt16LE(sizesFollow, 6);
  head.writeUInt16LE(deflated, 8);
  head.writeUInt16LE(day, 12);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name]);
}

function tailOf({ checksum, packed, size }: Entry): Buffer {
  const tail = Buffer.alloc(16);
  tail.write('PK\x07\x08', 'latin1');
  for (const [index, number] of [checksum, packed, size].entries()) tail.writeUInt32LE(number, 4 + index * 4);
  return tail;
}

function listedOf({ name, checksum, packed, size, at }: Entry): Buffer {
  const listed = Buffer.alloc(46);
  listed.write('PK\x01\x02', 'latin1');
  listed.writeUInt16LE(version, 4);
  listed.writeUInt16LE(version, 6);
  listed.writeUInt16LE(sizesFollow, 8);
  listed.writeUInt16LE(deflated, 10);
  listed.writeUInt16LE(day, 14);
  for (const [index, number] of [checksum, packed, size].entries()) listed.writeUInt32LE(number, 16 + index * 4);
  listed.writeUInt16LE(name.length, 28);
  listed.writeUInt32LE(at, 42);
  return Buffer.concat([listed, name]);
}
