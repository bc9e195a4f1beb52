import { expect, test } from 'vitest';
import { queryGraph } from '../../src/query/query-graph.ts';

test('a query is run once, and again only when it has changed', () => {
  const asked: string[] = [];
  const graph = queryGraph<string, number>((query) => asked.push(query));
  expect([graph.answer('a'), graph.answer('a'), graph.answer('b')]).toEqual([1, 1, 2]);
  graph.change(['a']);
  expect([graph.answer('a'), graph.answer('b')]).toEqual([3, 2]);
  expect(asked).toEqual(['a', 'b', 'a']);
});

test('a change names the parts of the page that are drawn from the query, once each, in their order', () => {
  const graph = queryGraph<string, number>(() => 0);
  graph.add('title', ['a', 'b']);
  graph.add('chart', ['a', 'a']);
  graph.add('other', ['c']);
  expect(graph.change(['b', 'a'])).toEqual(['title', 'chart']);
  expect(graph.change(['unknown'])).toEqual([]);
  expect(graph.queriesOf('chart')).toEqual(['a']);
});

test('work for a part is stale once one of its queries has changed', () => {
  const graph = queryGraph<string, number>(() => 0);
  const version = graph.version(['a', 'b']);
  graph.change(['c']);
  expect(graph.version(['a', 'b'])).toBe(version);
  graph.change(['b']);
  expect(graph.version(['a', 'b'])).not.toBe(version);
});
