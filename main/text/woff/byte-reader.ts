// Reads numbers of a binary file one after the other. Beyond the end, a DataView throws a RangeError.

export class ByteReader {
  at: number;
  private readonly view: DataView;

  constructor(data: Uint8Array, at = 0) {
    this.view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    this.at = at;
  }

  uint8(): number {
    return this.view.getUint8(this.at++);
  }

  uint16(): number {
    this.at += 2;
    return this.view.getUint16(this.at - 2);
  }

  int16(): number {
    this.at += 2;
    return this.view.getInt16(this.at - 2);
  }

  uint32(): number {
    this.at += 4;
    return this.view.getUint32(this.at - 4);
  }

  bytes(length: number): Uint8Array {
    if (this.at + length > this.view.byteLength) throw new RangeError('beyond the end');
    const bytes = new Uint8Array(this.view.buffer, this.view.byteOffset + this.at, length);
    this.at += length;
    return bytes;
  }

  /** UIntBase128 of WOFF2, 4.1: seven bits a byte, the highest first. */
  base128(): number {
    let value = 0;
    for (let count = 0; count < 5; count++) {
      const byte = this.uint8();
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) return value;
    }
    throw new RangeError('a number is too long');
  }

  /** 255UInt16 of WOFF2, 4.2: one byte for what is small. */
  packedUint16(): number {
    const first = this.uint8();
    if (first === 253) return this.uint16();
    if (first === 254) return 506 + this.uint8();
    return first === 255 ? 253 + this.uint8() : first;
  }
}
