// Prints the median of five first and second loads. Arguments in threes: name, address, cookie.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const ROUNDS = 5;
const chromeFlags = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const pages = process.argv.slice(1);
console.log("phone profile     load     LCP ms   TBT ms     CLS  requests    KiB on the wire");
while (pages.length) {
  const [name, url, cookie] = pages.splice(0, 3);
  const loads = { first: [], second: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const chrome = await launch({ chromeFlags });
    for (const load of Object.keys(loads)) {
      const { lhr } = await lighthouse(url, {
        port: chrome.port,
        logLevel: "error",
        onlyCategories: ["performance"],
        extraHeaders: cookie ? { Cookie: cookie } : undefined,
        disableStorageReset: load === "second",
      });
      const requests = lhr.audits["network-requests"].details.items;
      loads[load].push({
        lcp: lhr.audits["largest-contentful-paint"].numericValue,
        tbt: lhr.audits["total-blocking-time"].numericValue,
        cls: lhr.audits["cumulative-layout-shift"].numericValue,
        requests: requests.length,
        bytes: requests.reduce((sum, request) => sum + (request.transferSize ?? 0), 0),
      });
    }
    await chrome.kill();
  }
  for (const [load, rounds] of Object.entries(loads)) {
    const of = (field) => median(rounds.map((round) => round[field]));
    console.log(
      name.padEnd(16), load.padEnd(7), of("lcp").toFixed(0).padStart(8), of("tbt").toFixed(0).padStart(8),
      of("cls").toFixed(3).padStart(7), String(of("requests")).padStart(9),
      (of("bytes") / 1024).toFixed(1).padStart(18),
    );
  }
}
