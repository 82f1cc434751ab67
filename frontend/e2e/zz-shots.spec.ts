import { test } from './sandtable';
import { openTable, sale } from './sale';

test.setTimeout(300_000);
for (const [width, height, zh, dark] of [[1280, 800, false, false], [1920, 1080, true, true]] as const) {
  test(`shots ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openTable(page, sale, 'Promises');
    if (dark) {
      await page.getByRole('button', { name: /theme|Appearance|Theme/i }).click();
      await page.getByRole('menuitem', { name: /dark/i }).click();
    }
    if (zh) {
      await page.getByRole('button', { name: /^Language|^语言|Language: /i }).first().click();
      await page.getByRole('menuitem', { name: '简体中文' }).click();
    }
    const names = zh ? ['RACI 职责', '服务承诺', '数据', '事件', '双语文本'] : ['RACI', 'Promises', 'Data', 'Events', 'Texts'];
    for (const [n, name] of names.entries()) {
      await page.locator('.ant-segmented-item', { hasText: new RegExp(`^${name}$`) }).first().click();
      await page.mouse.move(5, 5);
      await page.waitForTimeout(1500);
      await page.screenshot({ path: `/tmp/reg-shots/${width}-${n}.png` });
      if (n === 2) {
        for (const [m, part] of (zh ? ['读写关系', '数据对象与存储', '数据字典'] : ['Who uses what', 'Objects and stores', 'Dictionary']).entries()) {
          await page.locator('.ant-segmented-item', { hasText: new RegExp(`^${part}$`) }).click();
          await page.waitForTimeout(800);
          await page.screenshot({ path: `/tmp/reg-shots/${width}-2${m}.png` });
        }
      }
      if (n === 3) {
        await page.locator('.ant-segmented-item', { hasText: zh ? /^定时器$/ : /^Timers$/ }).click();
        await page.waitForTimeout(800);
        await page.screenshot({ path: `/tmp/reg-shots/${width}-30.png` });
      }
    }
  });
}
