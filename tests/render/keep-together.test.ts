import { expect, test } from 'vitest';
import { keepTogether } from '../../src/render/keep-together.ts';

const number = '<button type="button" class="number" popovertarget="query-a"><data value="1">1</data></button>';

test('a number and the marks around it are one piece', () => {
  expect(keepTogether(`of ${number}, and (${number}) left`)).toBe(
    `of <span class="together">${number},</span> and <span class="together">(${number})</span> left`,
  );
});

test('a number among words, and another button, stay as they are', () => {
  const html = `of ${number} and <button type="button">Close</button>.`;
  expect(keepTogether(html)).toBe(html);
});
