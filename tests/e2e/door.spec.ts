// The door: what is open to everybody is a small program of its own, and the way between it and the app.
import { type Page } from "@playwright/test";
import { expect, onTheDay, PASSWORD, signIn, test } from "./support/portal";

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });

test("a first visit brings the door alone, in few requests", async ({ page }) => {
  await onTheDay(page);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const answer = await page.goto("/money");
  await expect(heading(page, "Sign in")).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(answer?.headers()["vary"]).toContain("cookie");
  expect(asked.filter((path) => path.includes("people"))).toEqual([]);
  expect(asked.filter((path) => path.startsWith("/door/")).length).toBeGreaterThan(0);
  // A release build has the starter inside the program's script.
  const needed = asked.filter((path) => path !== "/boot.js");
  expect(needed.length, needed.join(" ")).toBeLessThanOrEqual(8);
});

test("signing in leads to the page that was asked for", async ({ page }) => {
  await onTheDay(page);
  await page.goto("/money?show=here");
  await page.getByLabel("E-mail").fill("recipient@demo.example");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in with e-mail" }).click();
  await expect(heading(page, "Money")).toBeVisible();
  await expect(page).toHaveURL(/\/money\?show=here$/);
});

test("Help and back, by pointer, keyboard, a tab of its own and the browser's Back", async ({ page, context }) => {
  await signIn(page, "recipient");
  await expect(heading(page, /Ada/)).toBeVisible();
  const help = page.getByRole("link", { name: "Help", exact: true });
  await help.click();
  await expect(heading(page, "Help")).toBeVisible();
  await expect(page).toHaveURL(/\/help$/);
  await expect(page.locator('script[src*="people"], script[data-js*="people"]')).toHaveCount(0);
  await page.goBack();
  await expect(heading(page, /Ada/)).toBeVisible();
  await page.goForward();
  await expect(heading(page, "Help")).toBeVisible();
  await page.getByRole("link", { name: /My direct payment/ }).focus();
  await page.keyboard.press("Enter");
  await expect(heading(page, /Ada/)).toBeVisible();
  await expect(page).toHaveURL(/\/$/);
  await page.goBack();
  await expect(heading(page, "Help")).toBeVisible();
  await page.goBack();
  await expect(heading(page, /Ada/)).toBeVisible();
  const [tab] = await Promise.all([context.waitForEvent("page"), help.click({ button: "middle" })]);
  await expect(heading(tab, "Help")).toBeVisible();
  await expect(heading(page, /Ada/)).toBeVisible();
  await tab.close();
});

test("a cookie that outlived its session leads to the way in once, and back", async ({ page, context, baseURL }) => {
  await signIn(page, "recipient");
  // Ended elsewhere, as by the council: this browser keeps its cookie.
  const [cookie] = (await context.cookies()).filter(({ name }) => name === "__Host-session");
  const ended = await fetch(`${baseURL}/api/v1/session`, { method: "DELETE", headers: { cookie: `${cookie.name}=${cookie.value}` } });
  expect(ended.status).toBe(204);
  const pages: string[] = [];
  page.on("framenavigated", (frame) => pages.push(new URL(frame.url()).pathname));
  await page.goto("/messages");
  await expect(heading(page, "Sign in")).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(pages).toEqual(["/messages", "/sign-in"]);
  await page.getByLabel("E-mail").fill("recipient@demo.example");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in with e-mail" }).click();
  await expect(heading(page, "Messages")).toBeVisible();
});

test("a session that ends in the middle of a form brings the person back to it", async ({ page, context }) => {
  await signIn(page, "recipient", "/add-a-spend");
  await page.getByLabel("How much did you pay, in pounds?").fill("7.77");
  await page.getByLabel("Who did you pay?").fill("Hydrotherapy pool");
  await context.clearCookies();
  // Seen again, the page asks for the payment and hears that the session has ended.
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  await page.getByRole("link", { name: "Sign in" }).first().click();
  await page.getByLabel("E-mail").fill("recipient@demo.example");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in with e-mail" }).click();
  await expect(page).toHaveURL(/\/add-a-spend$/);
  await expect(page.getByLabel("Who did you pay?")).toHaveValue("Hydrotherapy pool");
  await expect(page.getByLabel("How much did you pay, in pounds?")).toHaveValue("7.77");
});

test("without signal the app stays, and says why Help does not come", async ({ page, context }) => {
  await signIn(page, "recipient");
  await expect(heading(page, /Ada/)).toBeVisible();
  await context.setOffline(true);
  await page.getByRole("link", { name: "Help", exact: true }).click();
  await expect(page.getByText("You have no signal", { exact: true })).toBeVisible();
  await context.setOffline(false);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(heading(page, "Help")).toBeVisible();
});

test("signing out leads to the door, and Back shows nothing of before", async ({ page }) => {
  await signIn(page, "recipient", "/more");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(heading(page, "Sign in")).toBeVisible();
  await expect(page).toHaveURL(/\/sign-in$/);
  await page.goBack();
  await expect(page.getByRole("navigation", { name: "Main" })).toHaveCount(0);
});
