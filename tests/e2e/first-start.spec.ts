import { expect, partsOf, test } from './support.ts';

test('a first start shows the samples, one of them open and ready to be tagged', async ({
  obelus,
}) => {
  const { documents, text, status } = partsOf(obelus);
  await expect(documents).toHaveCount(5);
  await expect(obelus.getByRole('option', { selected: true })).toHaveCount(1);
  await expect(text).not.toBeEmpty();
  await expect(obelus.getByText('Nothing tagged yet')).toBeVisible();
  await expect(status).toContainText('Saved');
  await expect(status).toContainText('Offline');
});

test('a page without a ticket says what to do', async ({ obelus }, { project }) => {
  if (project.name === 'electron') {
    await expect(obelus).toHaveURL(/^app:/);
    return;
  }
  const stranger = await obelus.context().newPage();
  await stranger.goto(obelus.url());
  await expect(stranger.getByRole('alert')).toContainText('npm start');
});
