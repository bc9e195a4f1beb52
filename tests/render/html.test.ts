import { expect, test } from 'vitest';
import { element } from '../../src/render/html.ts';

test('an element has its attributes escaped and nothing added around its content', () => {
  expect(element('data', { value: '"a" & b', hidden: '' }, '<b>1</b>')).toBe(
    '<data value="&quot;a&quot; &amp; b" hidden=""><b>1</b></data>',
  );
});
