/**
 * Screenshots as indexed PNG: the 256 colours that matter most, chosen by median cut (Heckbert 1982), and zlib at
 * its best. A page has few colours, and a picture in the documentation should weigh as much as a paragraph.
 */
import { crc32, deflateSync } from 'node:zlib';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Four bytes a pixel, red first; all opaque. */
  readonly data: Uint8Array;
}

/** A colour as one number, five bits a channel: near shades fall together. */
function bucketOf(data: Uint8Array, offset: number): number {
  return ((data[offset]! >> 3) << 10) | ((data[offset + 1]! >> 3) << 5) | (data[offset + 2]! >> 3);
}

interface Shade {
  readonly bucket: number;
  count: number;
  red: number;
  green: number;
  blue: number;
}

function shadesOf({ data }: Pixels): Shade[] {
  const shades = new Map<number, Shade>();
  for (let offset = 0; offset < data.length; offset += 4) {
    const bucket = bucketOf(data, offset);
    let shade = shades.get(bucket);
    if (!shade) shades.set(bucket, (shade = { bucket, count: 0, red: 0, green: 0, blue: 0 }));
    shade.count += 1;
    shade.red += data[offset]!;
    shade.green += data[offset + 1]!;
    shade.blue += data[offset + 2]!;
  }
  return [...shades.values()];
}

type Channel = 'red' | 'green' | 'blue';
const CHANNELS: readonly Channel[] = ['red', 'green', 'blue'];
const value = (shade: Shade, channel: Channel): number => shade[channel] / shade.count;

function spread(box: readonly Shade[], channel: Channel): number {
  const values = box.map((shade) => value(shade, channel));
  return Math.max(...values) - Math.min(...values);
}

function widest(box: readonly Shade[]): Channel {
  return CHANNELS.reduce((best, channel) => (spread(box, channel) > spread(box, best) ? channel : best));
}

/** Boxes of shades, the one that errs most cut in two until there are enough. */
function cut(shades: Shade[], most: number): Shade[][] {
  const weigh = (box: Shade[]): number =>
    box.length < 2 ? 0 : spread(box, widest(box)) * Math.sqrt(box.reduce((sum, { count }) => sum + count, 0));
  const boxes = [{ box: shades, weight: weigh(shades) }];
  while (boxes.length < most) {
    const worst = boxes.reduce((best, each) => (each.weight > best.weight ? each : best));
    if (worst.weight === 0) break;
    const channel = widest(worst.box);
    const sorted = worst.box.toSorted((a, b) => value(a, channel) - value(b, channel));
    const half = sorted.reduce((sum, { count }) => sum + count, 0) / 2;
    let seen = 0;
    const middle = sorted.findIndex(({ count }) => (seen += count) >= half);
    const at = Math.min(sorted.length - 1, Math.max(1, middle));
    const parts = [sorted.slice(0, at), sorted.slice(at)];
    boxes.splice(boxes.indexOf(worst), 1, ...parts.map((box) => ({ box, weight: weigh(box) })));
  }
  return boxes.map(({ box }) => box);
}

function chunk(type: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const frame = Buffer.alloc(named.length + 8);
  frame.writeUInt32BE(body.length, 0);
  named.copy(frame, 4);
  frame.writeUInt32BE(crc32(named), named.length + 4);
  return frame;
}

/** The pixels as an indexed PNG. The same pixels give the same bytes. */
export function indexedPng(pixels: Pixels): Buffer {
  const boxes = cut(shadesOf(pixels), 256);
  const palette = Buffer.alloc(boxes.length * 3);
  const indexOf = new Map<number, number>();
  boxes.forEach((box, index) => {
    const total = box.reduce((sum, { count }) => sum + count, 0);
    CHANNELS.forEach((channel, position) => {
      palette[index * 3 + position] = Math.round(box.reduce((sum, shade) => sum + shade[channel], 0) / total);
    });
    for (const { bucket } of box) indexOf.set(bucket, index);
  });
  const { width, height, data } = pixels;
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      rows[y * (width + 1) + 1 + x] = indexOf.get(bucketOf(data, (y * width + x) * 4)) ?? 0;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
