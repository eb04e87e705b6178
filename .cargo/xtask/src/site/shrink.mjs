// Shortens the names under which a page's program and its script know each other. There are some two hundred, each with a
// hash at its end, which no compressor can shorten; they stand in both files. Then puts the script that starts the program
// into the same file, as each file is a journey to the server.
import { createHash } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

const [, folder, starter] = process.argv;
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
const shortened = Buffer.concat(parts);

function replaced(text, from, to) {
  if (text.split(from).length !== 2) throw new Error(`not once in the text: ${from}`);
  return text.replace(from, () => to);
}

source = replaced(source, /export \{[^}]*__wbg_init as default[^}]*\};?/, "");
source += replaced(await readFile(starter, "utf8"), "const { default: start } = await import(tag.dataset.js);", "const start = __wbg_init;");

// A name says what is in the files, so that browsers may keep them for ever.
const hash = createHash("sha256").update(shortened).update(source).digest("hex").slice(0, 16);
const name = `${script.slice(0, script.lastIndexOf("-"))}-${hash}`;
let page = await readFile(join(folder, "index.html"), "utf8");
const [, address] = page.match(/data-wasm="([^"]*\/)[^"]*"/);
page = replaced(page, `src="/boot.js" id="boot" data-js="${address}${script}"`, `src="${address}${name}.js" id="boot"`);
page = replaced(page, `<link rel="modulepreload" href="${address}${script}">`, "");
page = page.replaceAll(`${address}${program}`, `${address}${name}_bg.wasm`);
for (const old of [program, script, "boot.js"]) await rm(join(folder, old), { force: true });
await writeFile(join(folder, `${name}_bg.wasm`), shortened);
await writeFile(join(folder, `${name}.js`), source);
await writeFile(join(folder, "index.html"), page);
console.log(`${short.size} names shortened in ${folder}`);
