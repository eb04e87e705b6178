// The built portal in a real Chromium, at three widths. Each width has a server, a database and a
// demonstration council of its own, so that what one writes does not change what another sees.
import { defineConfig } from "@playwright/test";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const target = process.env.CARGO_TARGET_DIR ?? resolve(import.meta.dirname, "../../target");
const server = process.env.PORTAL_SERVER ?? join(target, "release/portal-server");
// This file is read again in every worker, which inherits the folder chosen first.
process.env.PORTAL_E2E_DATA ??= mkdtempSync(join(tmpdir(), "portal-e2e-"));
const data = process.env.PORTAL_E2E_DATA;

// Another first port lets two runs stand beside each other.
const port = Number(process.env.PORTAL_E2E_PORT ?? 3901);

const widths = [
  { name: "phone", port, viewport: { width: 390, height: 844 }, hasTouch: true },
  { name: "tablet", port: port + 1, viewport: { width: 820, height: 1180 }, hasTouch: true },
  { name: "desk", port: port + 2, viewport: { width: 1280, height: 800 }, hasTouch: false },
];

export default defineConfig({
  testDir: ".",
  outputDir: "test-results",
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["html", { open: "never" }]],
  use: {
    locale: "en-GB",
    timezoneId: "Europe/London",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: widths.map(({ name, port, viewport, hasTouch }) => ({
    name,
    use: { baseURL: `http://localhost:${port}`, viewport, hasTouch },
  })),
  webServer: widths.map(({ name, port }) => ({
    command: `"${server}" --data "${join(data, name)}" --port ${port} --demo`,
    url: `http://localhost:${port}/readyz`,
    // The day of the drawn pictures: Wednesday in the third week of the period 9 March to 5 April.
    env: { PORTAL_FIXED_TIME: "2026-04-01T09:12:00+01:00" },
    gracefulShutdown: { signal: "SIGTERM" as const, timeout: 10_000 },
    stdout: "ignore" as const,
    stderr: "pipe" as const,
  })),
});
