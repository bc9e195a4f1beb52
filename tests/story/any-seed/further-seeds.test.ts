import { holdFor } from './hold-for.ts';

holdFor(Array.from({ length: 12 }, (_, i) => `any-seed-${i + 14}`));
