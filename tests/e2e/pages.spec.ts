// Every page: no rule of accessibility broken, nothing wider than the screen, in the dark and at 320 px too; title, heading
// and focus follow the way.
import { accessible, expect, fits, onTheDay, signIn, test } from "./support/portal";

const open = ["/sign-in", "/i-cannot-sign-in", "/help", "/accessibility", "/privacy", "/complaints", "/what-is-a-direct-payment", "/nowhere"];
const own = ["/", "/add-a-spend", "/money", "/messages", "/more", "/change-password", "/who-looked", "/removed", "/sessions"];

test("open pages", async ({ page }) => {
  await onTheDay(page);
  for (const path of open) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await accessible(page);
    await fits(page);
  }
});

test("one's own pages, light and dark, also at 320 px", async ({ page }, info) => {
  test.setTimeout(120_000);
  await signIn(page, "recipient");
  for (const path of own) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expect(page.locator(".app-skeleton")).toHaveCount(0);
    await accessible(page);
    await fits(page);
    await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
    await accessible(page);
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    if (info.project.name === "phone") {
      await page.setViewportSize({ width: 320, height: 640 });
      await fits(page);
      await page.setViewportSize({ width: 390, height: 844 });
    }
  }
});

test("a carer chooses for whom they act, and every page says so", async ({ page }) => {
  await signIn(page, "carer");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Who are you helping?");
  await accessible(page);
  await page.getByRole("button", { name: /Ada Khan/ }).click();
  const bar = page.getByRole("region", { name: "Who you are helping" });
  await expect(bar).toContainText("Ada Khan");
  await page.getByRole("link", { name: "Add a spend for Ada" }).click();
  await expect(bar).toContainText("Ada Khan");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Add a spend for Ada");
  await accessible(page);
});

test("each way sets the title and brings the focus to the heading", async ({ page }) => {
  await signIn(page, "recipient");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Good morning, Ada");
  for (const [link, heading] of [["Money", "Money"], ["Messages", "Messages"], ["More", "More"]]) {
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: link }).click();
    const title = page.getByRole("heading", { level: 1, name: heading });
    await expect(title).toBeFocused();
    await expect(page).toHaveTitle(`${heading} – My direct payment`);
  }
});

test("the desk, for those who work there and nobody else", async ({ page }) => {
  await signIn(page, "officer", "/desk/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("My people");
  await accessible(page);
  await fits(page);
  await page.getByRole("link", { name: /^Ada Khan/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ada Khan");
  await accessible(page);
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await accessible(page);
});

test("a program that breaks down says so and reports the place", async ({ browser }, info) => {
  // A page of its own: what is a fault in every other test is wanted here.
  const context = await browser.newContext({ baseURL: info.project.use.baseURL });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const words = page.getByRole("heading", { name: "Something went wrong" });
  await expect(words).toBeHidden();
  const reported = page.waitForRequest("**/api/v1/faults");
  await page.evaluate(() => {
    // The smallest program that breaks down: one exported function, `unreachable`.
    const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 97, 0, 0, 10, 5, 1, 3, 0, 0, 11];
    const program = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes)));
    setTimeout(program.exports.a as () => void);
  });
  await expect(words).toBeVisible();
  expect((await reported).postDataJSON().place).toMatch(/^wasm-function\[0\]:0x[0-9a-f]+$/);
  await expect(page.getByRole("link", { name: "Try again" })).toBeVisible();
  await context.close();
});
