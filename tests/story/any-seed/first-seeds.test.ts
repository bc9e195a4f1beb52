import { holdFor } from './hold-for.ts';

holdFor(Array.from({ length: 13 }, (_, i) => `any-seed-${i + 1}`));
