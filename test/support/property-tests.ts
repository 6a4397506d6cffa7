// Random tests find the same each time: a change that breaks one is the change to blame. `FC_SEED=2 npx vitest run …` looks
// elsewhere; `FC_SEED=random` anywhere.

import fc from 'fast-check';

const { FC_SEED: seed = '1' } = process.env;
fc.configureGlobal(seed === 'random' ? {} : { seed: Number(seed) });
