// Shortens the names under which a page's program and its script know each other. There are some two hundred, each with a
// hash at its end, which no compressor can shorten; they stand in both files.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const folder = process.argv[1];
const names = await readdir(folder);
const program = names.find((name) => name.endsWith("_bg.wasm"));
const script = program.replace(/_bg\.wasm$/, ".js");

const IMPORTS = 2;
const bytes = await readFile(join(folder, program));
let at = 8;

function number() {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return value;
  }
}

function text() {
  const length = number();
  const words = bytes.toString("utf8", at, at + length);
  at += length;
  return words;
}

function encoded(value) {
  const out = [];
  do {
    out.push((value & 127) | (value > 127 ? 128 : 0));
    value = Math.floor(value / 128);
  } while (value > 0);
  return Buffer.from(out);
}

const said = (words) => Buffer.concat([encoded(Buffer.byteLength(words)), Buffer.from(words)]);

// What follows the names of an import, by its kind: a function's type, or a table's, memory's, global's or tag's.
function skipDescription() {
  const kind = bytes[at++];
  const limits = () => {
    const flags = bytes[at++];
    number();
    if (flags & 1) number();
  };
  if (kind === 0) number();
  else if (kind === 1) { at++; limits(); }
  else if (kind === 2) limits();
  else if (kind === 3) at += 2;
  else { at++; number(); }
}

const short = new Map();
const parts = [bytes.subarray(0, 8)];
while (at < bytes.length) {
  const start = at;
  const id = bytes[at++];
  const size = number();
  const end = at + size;
  if (id !== IMPORTS) {
    parts.push(bytes.subarray(start, end));
  } else {
    const count = number();
    const imports = [encoded(count)];
    for (let index = 0; index < count; index++) {
      const module = text();
      const name = text();
      if (!short.has(name)) short.set(name, `$${short.size.toString(36)}`);
      const from = at;
      skipDescription();
      imports.push(said(module), said(short.get(name)), bytes.subarray(from, at));
    }
    const body = Buffer.concat(imports);
    parts.push(Buffer.from([IMPORTS]), encoded(body.length), body);
  }
  at = end;
}

let source = await readFile(join(folder, script), "utf8");
for (const name of short.keys()) {
  if (!/^__wb[a-z]+_[A-Za-z0-9_]+$/.test(name)) throw new Error(`an import of another sort: ${name}`);
}
source = source.replace(/\b__wb[a-z]+_[A-Za-z0-9_]+\b/g, (name) => short.get(name) ?? name);
await writeFile(join(folder, program), Buffer.concat(parts));
await writeFile(join(folder, script), source);
console.log(`${short.size} names shortened in ${folder}`);
