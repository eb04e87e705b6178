// Writes <file>.br and <file>.gz beside each file of a folder that is worth compressing. Not beside the page itself: the
// server fills the council's name in when it is asked for.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const folder = process.argv[1];
const worthwhile = /\.(css|ico|js|json|map|svg|txt|wasm|webmanifest|xml)$/;
const files = (await readdir(folder, { recursive: true })).filter((name) => worthwhile.test(name));

await Promise.all(files.map(async (name) => {
  const path = join(folder, name);
  const bytes = await readFile(path);
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
    promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
  ]);
  await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)]);
}));
console.log(`${files.length} files compressed in ${folder}`);
