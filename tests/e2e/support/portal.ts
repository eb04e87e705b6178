// What every end-to-end test starts from: the day of the drawn pictures, signing in, and the rule that no page may break
// the content policy, throw, or log an error.
import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";

export const PASSWORD = "direct-payment-demo";
export const TODAY = new Date("2026-04-01T09:12:00+01:00");

export const test = base.extend<{ strict: void }>({
  strict: [
    async ({ context }, use) => {
      const faults: string[] = [];
      context.on("page", (page) => watch(page, faults));
      await use();
      expect(faults, "no page breaks the content policy, throws or logs an error").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

function watch(page: Page, faults: string[]): void {
  page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    const text = message.text();
    // A refused sign-in, an expired session and no signal are answers, which Chromium also logs.
    if (message.type() === "error" && !text.startsWith("Failed to load resource")) faults.push(`${page.url()}: ${text}`);
  });
}

/** Fixes the day; timers go on. */
export async function onTheDay(page: Page): Promise<void> {
  await page.clock.setFixedTime(TODAY);
}

/** Signs in on the one sign-in page and waits for the first page that follows. */
export async function signIn(page: Page, who: string, next = "/"): Promise<void> {
  await onTheDay(page);
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await page.getByLabel("E-mail").fill(`${who}@demo.example`);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in with e-mail" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeHidden();
}

/** No rule of WCAG 2.2 A or AA, and no best practice, is broken on the page as it stands. */
export async function accessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
  expect(told, page.url()).toEqual([]);
}

/** Nothing is wider than the screen. */
export async function fits(page: Page): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over, `${page.url()} is wider than the screen by so many pixels`).toBeLessThanOrEqual(0);
}
