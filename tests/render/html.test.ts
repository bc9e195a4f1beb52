import { expect, test } from 'vitest';
import { element } from '../../src/render/html.ts';

test('an element has its attributes escaped and nothing added around its content', () => {
  expect(element('data', { value: '"it\'s" & b', hidden: '' }, '<b>1</b>')).toBe(
    '<data value="&quot;it\'s&quot; &amp; b" hidden=""><b>1</b></data>',
  );
});

test('JSON stands in single quotes, where its own need no escape', () => {
  expect(element('data', { 'data-key': '{"a":"b & <c>"}' }, '')).toBe(
    `<data data-key='{"a":"b &amp; &lt;c&gt;"}'></data>`,
  );
});
