// The main job, end to end: a spend with its receipt goes from a phone to the officer's desk.
import { accessible, expect, fits, onTheDay, signIn, test } from "./support/portal";
import { photograph } from "./support/photo";

test("a spend with a photograph reaches the officer, upright and without its place", async ({ page, browser }, info) => {
  await signIn(page, "recipient");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Good morning, Ada");
  await page.getByRole("link", { name: "Add a spend" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Add a spend");

  await page.getByLabel("How much did you pay, in pounds?").fill("12.34");
  await page.getByRole("button", { name: "Green Lane Pharmacy" }).click();
  await page.getByRole("radio", { name: "Today" }).check();
  const bytes = await photograph(page);
  await page
    .getByLabel("Choose photo or PDF")
    .setInputFiles({ name: "IMG_2041.jpg", mimeType: "image/jpeg", buffer: bytes });
  await expect(page.locator(".app-photo__note", { hasText: /Kept on this phone\.$/ })).toBeVisible({ timeout: 20_000 });
  await accessible(page);
  await page.getByRole("button", { name: "Save this spend" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("With the council", { timeout: 20_000 });
  const reference = await page.locator(".app-reference__code").innerText();
  expect(reference).toMatch(/^DP-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{2}$/);
  await accessible(page);
  await fits(page);

  const desk = await browser.newContext({ baseURL: info.project.use.baseURL, viewport: { width: 1280, height: 800 } });
  const officer = await desk.newPage();
  await signIn(officer, "officer", "/desk/");
  await expect(officer.getByRole("heading", { level: 1 })).toHaveText("My people");
  await officer.getByLabel("Find a person or a reference").fill(reference);
  await officer.getByRole("button", { name: "Find" }).click();
  await expect(officer.getByRole("heading", { level: 1 })).toHaveText("Ada Khan");
  await expect(officer.getByRole("heading", { level: 2, name: "Spend: Green Lane Pharmacy" })).toBeVisible();
  const facts = officer.locator(".app-review__facts");
  await expect(facts).toContainText("£12.34");
  await expect(facts).toContainText(reference);
  const picture = officer.locator(".app-review__image").first();
  await expect(picture).toHaveJSProperty("complete", true);
  const seen = await picture.evaluate(async (image: HTMLImageElement) => {
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth;
    canvas.height = image.naturalHeight;
    const brush = canvas.getContext("2d");
    if (!brush) throw new Error("no canvas");
    brush.drawImage(image, 0, 0);
    const at = (x: number, y: number) =>
      [...brush.getImageData(Math.round(x * canvas.width), Math.round(y * canvas.height), 1, 1).data.slice(0, 3)];
    const text = new TextDecoder("latin1").decode(await (await fetch(image.src)).arrayBuffer());
    return {
      width: image.naturalWidth,
      height: image.naturalHeight,
      topLeft: at(0.1, 0.1),
      topRight: at(0.9, 0.1),
      bottomLeft: at(0.1, 0.9),
      exif: text.includes("Exif"),
    };
  });
  expect(seen.height).toBeGreaterThan(seen.width);
  expect(Math.max(seen.width, seen.height)).toBeLessThanOrEqual(2000);
  expect(seen.exif, "no note of camera or place").toBe(false);
  const [red, green, blue] = [seen.topLeft, seen.topRight, seen.bottomLeft];
  expect(red[0]).toBeGreaterThan(180);
  expect(green[1]).toBeGreaterThan(120);
  expect(green[0]).toBeLessThan(90);
  expect(blue[2]).toBeGreaterThan(180);
  await accessible(officer);

  // The next that waits opens by itself; what was marked stands in the list, and can be looked at again.
  await officer.getByRole("button", { name: "Seen", exact: true }).click();
  await expect(officer.locator("#acted p")).toHaveText("Green Lane Pharmacy, £12.34 is marked as seen.");
  await officer.locator(".app-ledger__link", { hasText: "£12.34" }).first().click();
  await expect(officer.getByText(/^Seen by Ama Mensah/)).toBeVisible();
  await desk.close();
});

test("an officer asks, the person answers, the monitoring officer accepts", async ({ page, browser }, info) => {
  const context = () => browser.newContext({ baseURL: info.project.use.baseURL, viewport: { width: 1280, height: 800 } });
  const desk = await context();
  const officer = await desk.newPage();
  await signIn(officer, "officer", "/desk/");
  await officer.getByRole("link", { name: /^Ada Khan/ }).click();
  await expect(officer.getByRole("heading", { level: 1 })).toHaveText("Ada Khan");
  await officer.locator(".app-ledger__link", { hasText: "Sunrise Day Centre" }).first().click();
  await expect(officer.getByRole("heading", { level: 2, name: "Spend: Sunrise Day Centre" })).toBeVisible();
  const question = `Was this for two days? ${info.project.name}`;
  await officer.getByLabel("Ask Ada about this spend").fill(question);
  await officer.getByRole("button", { name: "Send to Ada" }).click();
  await expect(officer.getByRole("log")).toContainText(question);

  await signIn(page, "recipient", "/messages");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Messages");
  await accessible(page);
  await page.getByRole("link", { name: /Sunrise Day Centre/ }).first().click();
  await expect(page.getByRole("log")).toContainText(question);
  await page.getByLabel("Write to Ama").fill("Yes, for Monday and Tuesday.");
  await page.getByRole("button", { name: "Send to Ama" }).click();
  await expect(page.getByRole("log")).toContainText("Yes, for Monday and Tuesday.");
  await expect(page.getByText("On this phone, not sent yet")).toBeHidden();
  await accessible(page);

  // Asked again, it is answered at the spend itself.
  const again = `Who went along? ${info.project.name}`;
  await officer.getByLabel("Ask Ada about this spend").fill(again);
  await officer.getByRole("button", { name: "Send to Ada" }).click();
  await expect(officer.getByRole("log")).toContainText(again);
  await page.goto("/money");
  await page.locator(".app-ledger__link", { hasText: "Sunrise Day Centre" }).first().click();
  await expect(page.getByRole("main")).toContainText(again);
  await accessible(page);
  await page.getByLabel("Write to Ama").fill("My sister did.");
  await page.getByRole("button", { name: "Send to Ama" }).click();
  await page.getByRole("link", { name: "See the messages about this" }).click();
  await expect(page.getByRole("log")).toContainText("My sister did.");

  const monitoring = await context();
  const auditor = await monitoring.newPage();
  await signIn(auditor, "monitoring", officer.url().replace(/^https?:\/\/[^/]+/, ""));
  await expect(auditor.getByRole("log")).toContainText("Yes, for Monday and Tuesday.");
  await auditor.getByRole("button", { name: /^Accept £/ }).click();
  await expect(auditor.locator("#acted p")).toHaveText(/^Sunrise Day Centre, £[\d.]+ is accepted\.$/);
  await expect(officer.getByRole("button", { name: /^Accept/ }), "the named officer does not accept").toHaveCount(0);

  await page.goto("/money");
  await expect(page.locator(".app-ledger__link", { hasText: "Sunrise Day Centre" }).first()).toContainText("Checked");
  await page.goto("/who-looked");
  await expect(page.getByRole("main")).toContainText("Ama Mensah");
  await onTheDay(page);
  await accessible(page);
  await desk.close();
  await monitoring.close();
});
