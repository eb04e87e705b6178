// Starts the page's program. A file, since the content security policy forbids inline script; it finds
// its tag by id, since a module is not told which tag it came from.
const tag = document.getElementById("boot");
const { default: start } = await import(tag.dataset.js);
await start({ module_or_path: tag.dataset.wasm });
