import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** A colour on its way is no colour to judge. */
const atRest = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const passing = document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
    await Promise.allSettled(passing.map(({ finished }) => finished));
  });

/** What axe finds that keeps people out, as sentences. */
export async function seriousFindings(page: Page): Promise<readonly string[]> {
  await atRest(page);
  // In the page itself, which has no frames; and of what passes, nothing is made up to be read.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`,
      ),
    );
}

/** A wide window, a narrow one, and one as small as at twice the size. */
export const sizes = [
  { width: 1440, height: 900 },
  { width: 1100, height: 700 },
  { width: 720, height: 450 },
] as const;
