import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** A colour on its way is no colour to judge. */
const atRest = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    // What is drawn by the scheme is drawn again once the page has heard of it.
    for (let frame = 0; frame < 2; frame += 1)
      await new Promise((drawn) => requestAnimationFrame(drawn));
    const passing = document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
    await Promise.allSettled(passing.map(({ finished }) => finished));
  });

/** A colour scheme, and the rules that the other one says nothing of. */
const schemes = [
  { colorScheme: 'light', rules: null },
  { colorScheme: 'dark', rules: ['color-contrast'] },
] as const;

/** What axe finds that keeps people out, in the light and in the dark, as sentences. */
export async function seriousFindings(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { colorScheme, rules } of schemes) {
    await page.emulateMedia({ colorScheme });
    await atRest(page);
    // In the page itself, which has no frames; and of what passes, nothing is made up to be read.
    const axe = new AxeBuilder({ page })
      .setLegacyMode(true)
      .options({ resultTypes: ['violations'], ...(rules && { runOnly: [...rules] }) });
    for (const { id, impact, nodes } of (await axe.analyze()).violations)
      if (impact === 'serious' || impact === 'critical')
        for (const { target, failureSummary } of nodes)
          found.push(`${colorScheme}: ${id}: ${target.join(' ')}: ${failureSummary ?? ''}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

/** A wide window, a narrow one, and one as small as at twice the size. */
export const sizes = [
  { width: 1440, height: 900 },
  { width: 1100, height: 700 },
  { width: 720, height: 450 },
] as const;
