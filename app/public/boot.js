// Starts the page's program. A file, since the content security policy forbids inline script; it finds
// its tag by id, since a module is not told which tag it came from. A release build puts it into the program's own script.
const tag = document.getElementById("boot");

// When the program breaks down, the words "Something went wrong. Your work is on this phone." stand in the page already, hidden.
// A program that has broken down cannot show them itself.
function breakDown(error) {
  if (!(error instanceof WebAssembly.RuntimeError)) return;
  const words = document.getElementById("breakdown");
  if (!words.hidden) return;
  words.hidden = false;
  words.scrollIntoView();
  // Where in the program, and nothing of the person. The file's name says which version.
  const place = /wasm-function\[\d+\]:0x[0-9a-f]+/.exec(error.stack)?.[0] ?? "unknown";
  const version = tag.dataset.wasm.split("/").pop();
  const headers = { "content-type": "application/json" };
  // Nobody is left to be told when the report cannot go either.
  fetch("/api/v1/faults", { method: "POST", headers, body: JSON.stringify({ place, version }) }).catch(() => {});
}
addEventListener("error", (event) => breakDown(event.error));
addEventListener("unhandledrejection", (event) => breakDown(event.reason));

const { default: start } = await import(tag.dataset.js);
await start({ module_or_path: tag.dataset.wasm });
